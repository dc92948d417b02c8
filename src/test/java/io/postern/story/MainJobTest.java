package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partner and a manager do all of it by mail. */
class MainJobTest {
  static final String ACME =
      """
      Hi team,

      I had lunch with the COO of Acme Tools Ltd yesterday. Here is what you need:

      Company: Acme Tools Ltd
      Contact: Jane Doe
      Role: COO
      Email: jane.doe@acme-tools.example
      Phone: +44 20 7946 0112
      Value: 50,000 GBP

      Cheers,
      Pat
      """;

  static final String THREE =
      """
      Hi team, three leads from the fair:

      1. Company: Alpha Metals Ltd
         Contact: Anna Arnold
         Email: anna@alpha-metals.example

      2. Company: Bravo Foods Ltd
         Contact: Ben Baker
         Email: ben@bravo-foods.example

      3. Company: Charlie Tools Ltd
         Contact: Cleo Carter
         Email: cleo@charlie-tools.example

      Cheers,
      Pat
      """;

  @Test
  void aReferralIsRegisteredApprovedMovedAndWonAndThePartnerHearsOfEachStep() {
    try (Town town = new Town()) {
      String sent = town.pat.writes("A lead for you", ACME);

      Post receipt = town.pat.receives();
      assertEquals("referral-receipt", receipt.notice());
      assertEquals("Acme Tools Ltd (NW-1001)", receipt.subject().replace("Re: ", ""));
      assertEquals(sent, receipt.header("In-Reply-To"));
      assertTrue(receipt.text().contains("jane.doe@acme-tools.example"), receipt.text());
      assertTrue(
          receipt.text().contains("+44 20 7946 0112") || receipt.text().contains("+442079460112"),
          receipt.text());
      assertNotEquals("", receipt.header("Auto-Submitted"));

      Post review = town.max.receives();
      assertEquals("review-request", review.notice());
      town.max.replies(review, "approve");
      assertEquals("command-confirmed", town.max.receives().notice());
      assertEquals(List.of(), town.untaken(), "the partner's notice waits for the undo window");
      town.pass(Duration.ofMinutes(3));
      Post approved = town.pat.receives();
      assertEquals("approved", approved.notice());
      assertEquals("Re: " + receipt.subject(), approved.subject(), "one thread");
      assertTrue(approved.header("References").contains(receipt.id()), "one thread");

      town.max.replies(review, "stage: Demo");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("stage-changed", town.pat.receives().notice());

      town.pat.replies(approved, "Jane is on holiday until Monday, so please call after that.");
      assertEquals("message-passed-on", town.pat.receives().notice());
      Post message = town.max.receives();
      assertEquals("message-from-partner", message.notice());
      assertTrue(message.text().contains("call after that"), message.text());
      assertFalse(message.text().contains("protected"), "no quote is passed on: " + message.text());

      town.max.replies(message, "Will do, thank you!");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post answer = town.pat.receives();
      assertEquals("message-from-manager", answer.notice());
      assertTrue(answer.text().contains("Will do"), answer.text());

      town.max.replies(message, "won 48,000 USD");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post won = town.pat.receives();
      assertEquals("won", won.notice());
      assertTrue(won.text().contains("48,000"), won.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void whatIsMissingIsAskedForOnceAndTheBareAnswerCompletesTheClaim() {
    try (Town town = new Town()) {
      town.pat.writes(
          "New lead",
          "Hi,\n\nplease register Beta Works GmbH, my contact there is Bob Berger.\n\nPat\n");
      Post asked = town.pat.receives();
      assertEquals("needs-info", asked.notice());
      assertEquals(List.of(), town.untaken(), "no review before it is complete");

      town.pat.replies(asked, "bob.berger@betaworks.example");
      Post completed = town.pat.receives();
      assertEquals("completed", completed.notice());
      Post review = town.max.receives();
      assertEquals("review-request", review.notice());
      assertTrue(review.text().contains("bob.berger@betaworks.example"), review.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aFormFilledInByReplyingCompletesTheClaim() {
    try (Town town = new Town()) {
      town.pat.writes(
          "New lead",
          "Hi,\n\nplease register Beta Works GmbH, my contact there is Bob Berger.\n\nPat\n");
      Post asked = town.pat.receives();
      town.pat.replies(asked, "Contact email: bob.berger@betaworks.example");
      assertEquals("completed", town.pat.receives().notice());
    }
  }

  @Test
  void aPartnerWhoDoesNotAnswerIsRemindedTwiceAndThenTheManagerSeesIt() {
    try (Town town = new Town()) {
      town.pat.writes(
          "New lead",
          "Hi,\n\nplease register Beta Works GmbH, my contact there is Bob Berger.\n\nPat\n");
      assertEquals("needs-info", town.pat.receives().notice());
      town.pass(Duration.ofDays(2).plusMinutes(1));
      assertEquals("needs-info", town.pat.receives().notice());
      town.pass(Duration.ofDays(5));
      assertEquals("needs-info", town.pat.receives().notice());
      town.pass(Duration.ofDays(8));
      assertEquals("incomplete", town.max.receives().notice());
      town.pass(Duration.ofDays(30));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aCorrectionIsTakenAndTheManagerSeesIt() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      town.pat.replies(receipt, "Email: j.doe@acme-tools.example");
      Post taken = town.pat.receives();
      assertEquals("correction-taken", taken.notice());
      assertTrue(taken.text().contains("j.doe@acme-tools.example"), taken.text());
      assertEquals("corrected", town.max.receives().notice());
    }
  }

  @Test
  void aQuestionReachesThePartnerAndTheAnswerReachesTheManager() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      town.max.replies(town.max.receives(), "ask: When do they want to start?");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post question = town.pat.receives();
      assertEquals("question", question.notice());
      assertTrue(question.text().contains("When do they want to start?"), question.text());
      town.pat.replies(question, "They would like to begin in spring.");
      assertEquals("message-passed-on", town.pat.receives().notice());
      assertTrue(town.max.receives().text().contains("begin in spring"));
    }
  }

  @Test
  void aDeclineCarriesItsReasonToThePartner() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      town.max.replies(town.max.receives(), "decline: already a customer since 2023");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post declined = town.pat.receives();
      assertEquals("declined", declined.notice());
      assertTrue(declined.text().contains("already a customer since 2023"), declined.text());
    }
  }

  @Test
  void aPartnerWithdrawsByReplying() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      town.pat.replies(receipt, "withdraw");
      assertEquals("withdrawal-taken", town.pat.receives().notice());
      assertEquals("withdrawn", town.max.receives().notice());
    }
  }

  @Test
  void anyUpdateIsAnsweredFromTheRecord() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      town.pat.replies(receipt, "Any update on this?");
      Post answer = town.pat.receives();
      assertEquals("status-answer", answer.notice());
      assertTrue(answer.text().contains("NW-1001"), answer.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void undoInTimeMeansThatThePartnerNeverHearsOfIt() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.replies(review, "approve");
      Post confirmed = town.max.receives();
      town.max.replies(confirmed, "undo");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(5));
      assertEquals(List.of(), town.untaken());
      town.max.replies(review, "decline: wrong region");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(5));
      assertEquals("declined", town.pat.receives().notice());
    }
  }

  @Test
  void undoTooLateChangesNothingAndSaysSo() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      town.max.replies(town.max.receives(), "approve");
      Post confirmed = town.max.receives();
      town.pass(Duration.ofMinutes(5));
      assertEquals("approved", town.pat.receives().notice());
      town.max.replies(confirmed, "undo");
      assertEquals("command-too-late", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void theSecondOfTwoManagersIsToldWhoDecidedAndWhen() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.replies(review, "assign: mia@northwind.example");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post herReview = town.mia.receives();
      assertEquals("review-request", herReview.notice());
      town.mia.replies(herReview, "approve for 60 days");
      assertEquals("command-confirmed", town.mia.receives().notice());
      town.max.replies(review, "decline: too small");
      Post late = town.max.receives();
      assertEquals("command-too-late", late.notice());
      assertTrue(late.text().contains("Mia Manager"), late.text());
      town.pass(Duration.ofMinutes(5));
      assertEquals("approved", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void threeLeadsInOneMailAreOneReviewAnsweredByNumbers() {
    try (Town town = new Town()) {
      town.pat.writes("Three leads", THREE);
      assertEquals("referral-receipt", town.pat.receives().notice());
      Post review = town.max.receives();
      assertEquals("review-request", review.notice());
      assertEquals(List.of(), town.untaken());

      town.max.replies(review, "approve 1, 3; decline 2: already a customer");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(5));
      List<String> heard =
          List.of(town.pat.receives(), town.pat.receives(), town.pat.receives()).stream()
              .map(post -> post.notice() + " " + post.subject().replace("Re: ", ""))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "approved Alpha Metals Ltd (NW-1001)",
              "approved Charlie Tools Ltd (NW-1003)",
              "declined Bravo Foods Ltd (NW-1002)"),
          heard);
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aSecondPartnersClaimIsShownToTheManagerWithBothTimesAndToNobodyElse() {
    try (Town town = new Town()) {
      Person sue = new Person(town, "Sue Second", "sue@second.example");
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      town.max.receives();
      sue.writes("Lead", ACME.replace("Jane Doe", "Jim Dow").replace("jane.doe@", "jim.dow@"));
      Post receipt = sue.receives();
      assertEquals("referral-receipt", receipt.notice());
      assertFalse(receipt.text().contains("Bright"), receipt.text());
      assertFalse(receipt.text().contains("NW-1001"), receipt.text());
      Post review = town.mia.receives();
      assertTrue(review.text().contains("NW-1001"), review.text());
      assertTrue(review.text().contains("Bright Advisory"), review.text());
    }
  }

  @Test
  void aNoteStaysInsideAndALostDealCanBeReopened() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.replies(review, "note: their budget is frozen until May");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.max.replies(review, "approve for 60 days");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post approved = town.pat.receives();
      assertFalse(approved.text().contains("budget"), approved.text());
      assertTrue(approved.text().contains("1 May 2026"), approved.text());

      town.max.replies(review, "extend 30 days");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post extended = town.pat.receives();
      assertEquals("extended", extended.notice());
      assertTrue(extended.text().contains("31 May 2026"), extended.text());

      town.max.replies(review, "lost: they bought elsewhere");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post lost = town.pat.receives();
      assertEquals("lost", lost.notice());
      assertTrue(lost.text().contains("bought elsewhere"), lost.text());

      town.max.replies(review, "reopen");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("reopened", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void helpListsTheWordsOfTheOneWhoAsks() {
    try (Town town = new Town()) {
      town.pat.writes("Help", "help");
      Post partners = town.pat.receives();
      assertEquals("help", partners.notice());
      assertTrue(partners.text().contains("withdraw"), partners.text());
      assertFalse(partners.text().contains("decline"), partners.text());
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      town.max.replies(town.max.receives(), "help");
      Post managers = town.max.receives();
      assertEquals("help", managers.notice());
      assertTrue(managers.text().contains("decline"), managers.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void whatIsNotUnderstoodIsAskedAboutAndNothingHappens() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.replies(review, "I would approve this if the budget was real.");
      Post asked = town.max.receives();
      assertEquals("not-understood", asked.notice());
      town.pass(Duration.ofMinutes(5));
      assertEquals(List.of(), town.untaken());
    }
  }
}
