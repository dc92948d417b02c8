package io.postern.app.demo;

import io.postern.app.demo.MailProgram.Received;
import jakarta.mail.MessagingException;

/** The main job, from a referral to a deal that is won, played by people who only write mail. */
final class Story {
  private static final String REFERRAL =
      """
      Hi team,

      I had lunch with Jane Doe yesterday, she is the COO of Acme Tools Ltd.
      They outgrew their spreadsheets, and want to replace their stock planning
      before the summer.

      Company: Acme Tools Ltd
      Contact: Jane Doe, COO
      Email: jane.doe@acme-tools.example
      Phone: +44 20 7946 0112
      Value: 50,000 GBP

      Best,
      Pat
      """;

  private final Stage stage;
  private final String program;
  private final MailProgram pat;
  private final MailProgram max;

  /**
   * @param program the address that partners write to
   * @param pat the partner's
   * @param max the manager's
   */
  Story(Stage stage, String program, MailProgram pat, MailProgram max) {
    this.stage = stage;
    this.program = program;
    this.pat = pat;
    this.max = max;
  }

  void play() throws MessagingException, InterruptedException {
    stage.scene("1. A partner refers a customer: an ordinary mail");
    writes(pat, "A lead for you", REFERRAL);
    Received receipt = gets(pat);
    Received review = gets(max);

    stage.scene("2. The manager decides by replying; an undo works until the partner hears of it");
    replies(max, review, "approve");
    gets(max);
    gets(pat);

    stage.scene("3. Each step of the sale reaches the partner");
    replies(max, review, "stage: Demo");
    gets(max);
    Received moved = gets(pat);

    stage.scene("4. Both write to each other through the deal");
    replies(pat, moved, "Jane is on holiday until Monday, please call her after that.");
    gets(pat);
    Received message = gets(max);
    replies(max, message, "Thanks, Pat, I will call her on Tuesday.");
    gets(max);
    gets(pat);

    stage.scene("5. Whoever asks gets an answer from the record");
    replies(pat, receipt, "Any news on this one?");
    gets(pat);

    stage.scene("6. Won");
    replies(max, review, "won 48,000 GBP");
    gets(max);
    gets(pat);
  }

  private void writes(MailProgram who, String subject, String text) throws MessagingException {
    stage.writes(who.person(), "to " + program + ": " + subject, text);
    who.writes(program, subject, text);
  }

  private void replies(MailProgram who, Received mail, String text) throws MessagingException {
    stage.writes(who.person(), "in reply to: " + mail.subject(), text);
    who.replies(mail, text);
  }

  private Received gets(MailProgram who) throws MessagingException, InterruptedException {
    Received mail = who.receives();
    stage.gets(who.person(), mail.subject(), mail.text());
    return mail;
  }
}
