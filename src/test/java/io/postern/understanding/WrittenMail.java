package io.postern.understanding;

import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.mail.Address;
import io.postern.mail.Attachment;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.Mailbox;
import io.postern.mail.Text;
import io.postern.rules.RuleBookFiles;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Known.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reply as a test writes it: the own text, and what stands around it. */
record WrittenMail(
    Role role,
    String own,
    String subject,
    Mailbox from,
    Optional<Mailbox> sender,
    List<Mailbox> to,
    List<Mailbox> cc,
    String closing,
    String signature,
    List<Forwarded> forwarded,
    List<String> problems,
    List<Attachment> attachments,
    List<KnownDeal> deals) {
  static final RuleBook RULES = RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  static final List<Workflow.Stage> STAGES =
      WorkflowFile.load(Shipped.folder(Shipped.INBOUND_RULES), WorkflowFile.DEFAULT)
          .workflow()
          .orElseThrow()
          .stages();
  static final Mailbox PROGRAM =
      mailbox("Northwind Partner Program", "referrals+t4@northwind.example");
  static final Mailbox MAX = mailbox("Max Weber", "max@northwind.example");
  static final Mailbox ANA = mailbox("Ana Ferreira", "ana@brightpath.example");

  static WrittenMail by(Role role, String own) {
    return new WrittenMail(
        role,
        own,
        "Re: [NW-1042] Acme Tools: referral to review",
        role == Role.MANAGER ? MAX : ANA,
        Optional.empty(),
        List.of(PROGRAM),
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(deal(1042, "Acme Tools")));
  }

  static WrittenMail byManager(String own) {
    return by(Role.MANAGER, own);
  }

  static WrittenMail byPartner(String own) {
    return by(Role.PARTNER, own);
  }

  static Mailbox mailbox(String name, String address) {
    return new Mailbox(name, Address.of(address));
  }

  static KnownDeal deal(long number, String company) {
    return new KnownDeal(
        new DealRef("NW", number), Optional.of(company), Optional.empty(), Optional.empty());
  }

  WrittenMail subject(String other) {
    return new WrittenMail(
        role,
        own,
        other,
        from,
        sender,
        to,
        cc,
        closing,
        signature,
        forwarded,
        problems,
        attachments,
        deals);
  }

  WrittenMail sender(Mailbox other) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        Optional.of(other),
        to,
        cc,
        closing,
        signature,
        forwarded,
        problems,
        attachments,
        deals);
  }

  WrittenMail from(Mailbox other) {
    return new WrittenMail(
        role,
        own,
        subject,
        other,
        sender,
        to,
        cc,
        closing,
        signature,
        forwarded,
        problems,
        attachments,
        deals);
  }

  WrittenMail to(List<Mailbox> receivers, List<Mailbox> copies) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        receivers,
        copies,
        closing,
        signature,
        forwarded,
        problems,
        attachments,
        deals);
  }

  WrittenMail foot(String closed, String signed) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        to,
        cc,
        closed,
        signed,
        forwarded,
        problems,
        attachments,
        deals);
  }

  WrittenMail forwarding(Forwarded original) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        to,
        cc,
        closing,
        signature,
        List.of(original),
        problems,
        attachments,
        deals);
  }

  WrittenMail problem(String problem) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        to,
        cc,
        closing,
        signature,
        forwarded,
        List.of(problem),
        attachments,
        deals);
  }

  WrittenMail attached(Attachment attachment) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        to,
        cc,
        closing,
        signature,
        forwarded,
        problems,
        List.of(attachment),
        deals);
  }

  WrittenMail about(List<KnownDeal> others) {
    return new WrittenMail(
        role,
        own,
        subject,
        from,
        sender,
        to,
        cc,
        closing,
        signature,
        forwarded,
        problems,
        attachments,
        others);
  }

  /** What Postern understands of it. */
  Orders orders() {
    return Commands.read(letter(), parts(), RULES, known());
  }

  /** All that Postern understands of it. */
  Reading read() {
    return Understanding.read(letter(), Envelope.UNKNOWN, RULES, known());
  }

  Letter letter() {
    return new Letter(
        List.of(),
        Optional.empty(),
        List.of(from),
        sender,
        List.of(),
        to,
        cc,
        subject,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(new Text(own.lines().map(Line::of).toList())),
        Optional.empty(),
        attachments,
        List.of(),
        List.of(),
        "text/plain",
        List.of());
  }

  Parts parts() {
    return new Parts(
        own,
        closing,
        "Hello Max,\n\nAcme Tools (NW-1042): referral to review. (Ana Ferreira)",
        signature,
        forwarded,
        problems,
        Trace.EMPTY);
  }

  Known known() {
    return new Known(
        role,
        Optional.empty(),
        Set.of(Address.of("referrals@northwind.example")),
        Set.of("northwind.example"),
        Set.of(),
        List.of(),
        List.of(),
        deals,
        List.of(),
        STAGES);
  }
}
