package io.postern.understanding;

import static io.postern.understanding.WrittenMail.byManager;
import static io.postern.understanding.WrittenMail.byPartner;
import static io.postern.understanding.WrittenMail.deal;
import static io.postern.understanding.WrittenMail.mailbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Attachment;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Orders.Order;
import io.postern.understanding.Orders.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final List<KnownDeal> EIGHT =
      List.of(
          deal(1, "Alpha"),
          deal(2, "Beta"),
          deal(3, "Gamma"),
          deal(4, "Delta"),
          deal(5, "Epsilon"),
          deal(6, "Zeta"),
          deal(7, "Eta"),
          deal(8, "Theta"));
  private static final Command APPROVE = new Command.Approve(Optional.empty());

  @Test
  void numberedLeadsAreDecidedOneByOne() {
    Orders orders = byManager("approve 1-5, 8; decline 6: too small").about(EIGHT).orders();

    assertEquals(Verdict.EXECUTE, orders.verdict());
    assertEquals(
        List.of(
            new Order(APPROVE, Set.of(1, 2, 3, 4, 5, 8), "approve 1-5, 8;"),
            new Order(new Command.Decline("too small"), Set.of(6), "decline 6: too small")),
        orders.commands());
  }

  @Test
  void numberedLeadsInAnyShape() {
    assertNumbers("approve 1, 2 and 3", Set.of(1, 2, 3));
    assertNumbers("approve 1 to 3", Set.of(1, 2, 3));
    assertNumbers("approve #2", Set.of(2));
    assertNumbers("Please approve leads 2 and 4.", Set.of(2, 4));
    assertNumbers("genehmigt: 1 bis 3 und 5", Set.of(1, 2, 3, 5));
    assertNumbers("approve all", Set.of(1, 2, 3, 4, 5, 6, 7, 8));
    assertNumbers("approve NW-2, NW-3", Set.of(2, 3));
    assertNumbers("approve Beta (NW-2)", Set.of(2));
    assertNumbers("2: approve", Set.of(2));
    assertNumbers("承認 1, 3", Set.of(1, 3));
    assertNumbers("approve 3 for 60 days", Set.of(3));
  }

  @Test
  void eachNumberedLeadHasItsOwnReason() {
    Orders orders =
        byManager("approve 1\ndecline 2: too small\ndecline 3: already a customer")
            .about(EIGHT)
            .orders();

    assertEquals(Verdict.EXECUTE, orders.verdict());
    assertEquals(
        List.of(Set.of(1), Set.of(2), Set.of(3)),
        orders.commands().stream().map(Order::numbers).toList());
  }

  @Test
  void aReasonGoesToTheNextNumberedOrder() {
    Orders orders = byManager("decline 6: too small; really; approve 7").about(EIGHT).orders();

    assertEquals(new Command.Decline("too small; really"), orders.commands().get(0).command());
    assertEquals(Set.of(7), orders.commands().get(1).numbers());
  }

  @Test
  void numbersThatMeetContradictOrAreNotThereAreAskedAbout() {
    assertAsked("contradiction", byManager("approve 1-5; decline 3: small").about(EIGHT));
    assertAsked("contradiction", byManager("approve all; decline 3: small").about(EIGHT));
    assertAsked("contradiction", byManager("approve 1; approve 1 for 60 days").about(EIGHT));
    assertAsked("no-such-number", byManager("approve 9").about(EIGHT));
    assertAsked("no-such-number", byManager("approve 7-9").about(EIGHT));
    assertAsked("other-deal", byManager("approve NW-77").about(EIGHT));
    assertAsked("not-understood", byManager("approve 5-1").about(EIGHT));
    assertAsked("not-understood", byManager("approve all but 3").about(EIGHT));
    assertAsked("not-understood", byManager("approve 1 or 2").about(EIGHT));
    assertAsked("not-understood", byManager("approve 1-5, not 3").about(EIGHT));
  }

  @Test
  void aLeadIsAlsoNamedByItsCompanyOnlyWhereTheCompanyIsKnown() {
    assertEquals(Verdict.EXECUTE, byManager("approve Acme Tools").orders().verdict());
    assertEquals(Verdict.ASK, byManager("approve Hollis Freight").orders().verdict());
  }

  @Test
  void theReferenceOfAnotherDealIsAskedAboutWhereverItStands() {
    assertAsked("other-deal", byManager("approve NW-1043"));
    assertAsked("other-deal", byManager("approve\n\nSame terms as NW-1043."));
    assertEquals(
        new Command.Decline("duplicate of NW-1001"),
        only(byManager("decline: duplicate of NW-1001").orders()));
  }

  @Test
  void whoDidNotWriteItDoesNotDecide() {
    assertAsked(
        "written-by-somebody-else",
        byManager("Approved.").sender(mailbox("Petra Lang", "petra@northwind.example")));
    assertAsked(
        "written-by-somebody-else",
        byManager("Approved.").foot("Petra Lang\non behalf of Max Weber", ""));
    assertAsked(
        "written-by-somebody-else",
        byManager("Genehmigt").foot("", "i. A. Petra Lang\nNorthwind GmbH"));
    assertAsked(
        "written-by-somebody-else",
        byManager("Approved.")
            .from(mailbox("Petra Lang on behalf of Max Weber", "max@northwind.example")));
    assertEquals(APPROVE, only(byManager("Approved.").sender(WrittenMail.MAX).orders()));
    assertEquals(
        APPROVE,
        only(
            byManager("Approved.").foot("Best,\nMax", "Max Weber\nDes Moines, IA 50309").orders()));
  }

  @Test
  void whatIsMeantForAColleagueDoesNotDecide() {
    assertAsked(
        "addressed-to-somebody-else",
        byManager("please approve, thanks")
            .to(List.of(mailbox("Tom", "tom@northwind.example")), List.of(WrittenMail.PROGRAM)));
    assertAsked("addressed-to-somebody-else", byManager("Hi Tom,\n\nplease approve."));
    assertEquals(
        APPROVE,
        only(
            byManager("approve")
                .to(List.of(WrittenMail.PROGRAM), List.of(WrittenMail.ANA))
                .orders()));
    assertAsked(
        "forwarded",
        byManager("Approved")
            .forwarding(
                new Forwarded(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "approve")));
  }

  @Test
  void partsThatDisagreeDoNotDecide() {
    assertAsked("parts-disagree", byManager("approve").problem("parts-disagree"));
    assertEquals(
        Verdict.NONE, byManager("See you on Monday.").problem("parts-disagree").orders().verdict());
  }

  @Test
  void aReactionOfAManagerIsAskedAboutAndAPartnersIsNothing() {
    Attachment reaction =
        new Attachment(
            "", "text/vnd.google.email-reaction+json", new byte[0], Optional.empty(), true);

    assertAsked("reaction", byManager("👍\n\nMax Weber reacted via Gmail").attached(reaction));
    assertAsked("reaction", byManager("👍 Max Weber reacted to your message:"));
    assertAsked("reaction", byManager("👍 Max Weber hat auf Ihre Nachricht reagiert:"));
    assertEquals(
        Orders.none(Optional.empty()), byPartner("❤️ Ana reacted to your message:").orders());
  }

  @Test
  void aCommandInTheSubjectAloneIsAskedAbout() {
    assertAsked("command-in-subject", byManager("").subject("approve"));
    assertAsked("command-in-subject", byManager("").subject("Re: Approved, thanks!"));
    assertEquals(Orders.none(Optional.empty()), byManager("").orders());
    assertEquals(
        Orders.none(Optional.of("See below.")),
        byManager("See below.").subject("Re: approve").orders());
  }

  @Test
  void withoutKnownDealsTheSubjectSaysWhatItIsAbout() {
    WrittenMail mail = byManager("Approve Acme Tools, thanks").about(List.of());

    assertEquals(APPROVE, only(mail.orders()));
    assertEquals(APPROVE, only(mail.subject("AW: Acme Tools (NW-1042)").orders()));
    assertEquals(Verdict.ASK, mail.subject("Re: your mail").orders().verdict());
    assertAsked("other-deal", byManager("approve NW-1043").about(List.of()));
    assertAsked("no-such-number", byManager("approve 3").about(List.of()));
  }

  @Test
  void theMessageIsWhatIsLeftWithoutClosingAndName() {
    Orders orders =
        byManager("approve\n\nHi Ana, I will call Jane on Thursday.\n\nBest,\nMax").orders();

    assertEquals(APPROVE, only(orders));
    assertEquals(Optional.of("Hi Ana, I will call Jane on Thursday."), orders.message());
    assertEquals(
        Optional.empty(), byManager("Approved, thanks!\n\nViele Grüße\nMax").orders().message());
  }

  @Test
  void theTraceNamesTheRuleThatReadIt() {
    Trace trace = byManager("Consider it approved.").orders().trace();

    assertEquals("command-approve", trace.steps().getFirst().rule());
    assertTrue(trace.steps().getFirst().because().contains("commands/en.yml:"), trace::toString);
  }

  @Test
  void whatIsAskedAboutIsNamed() {
    Orders orders = byManager("stage: Pilot\n\nThanks").orders();

    assertEquals("stage-unknown", orders.why());
    assertEquals("stage: Pilot", orders.notUnderstood());
  }

  private static void assertNumbers(String text, Set<Integer> numbers) {
    Orders orders = byManager(text).about(EIGHT).orders();
    assertEquals(Verdict.EXECUTE, orders.verdict(), () -> text + ": " + orders);
    assertEquals(numbers, orders.commands().getFirst().numbers(), text);
  }

  private static void assertAsked(String why, WrittenMail mail) {
    Orders orders = mail.orders();
    assertEquals(Verdict.ASK, orders.verdict(), orders::toString);
    assertEquals(List.of(), orders.commands());
    assertEquals(why, orders.why(), orders::toString);
  }

  private static Command only(Orders orders) {
    assertEquals(Verdict.EXECUTE, orders.verdict(), orders::toString);
    assertEquals(1, orders.commands().size());
    return orders.commands().getFirst().command();
  }
}
