package io.postern.journey;

import io.postern.deciding.Owed;
import io.postern.kit.Problem;
import io.postern.ledger.MailThread;
import io.postern.ledger.Written;
import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RenderedMail;
import io.postern.notice.WayOut;
import io.postern.program.Program;
import io.postern.writing.NoticeWriter;
import io.postern.writing.SampleAnnouncements;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns a notice that is owed into the very bytes that will be sent: addressed, threaded, with the
 * recipient's own tokens.
 */
public final class OutboundNotifier {
  /** Where the way out of mail to many is, below the public URL. */
  private static final String LEAVE = "/unsubscribe/";

  private final Function<Program, NoticeWriter> writers;
  private final TokenMint mint;
  private final Optional<URI> publicUrl;
  private final MailLog log;
  private final ConcurrentLinkedQueue<BrokenTemplate> broken = new ConcurrentLinkedQueue<>();

  /** A template that could not give its notice; another one did. */
  record BrokenTemplate(String programId, String template, Problem problem) {}

  /**
   * @param writers who writes the notices of a program
   * @param publicUrl how the world reaches our doors on the web; empty for not at all
   */
  public OutboundNotifier(
      Function<Program, NoticeWriter> writers,
      TokenMint mint,
      Optional<URI> publicUrl,
      MailLog log) {
    this.writers = writers;
    this.mint = mint;
    this.publicUrl = publicUrl;
    this.log = log;
  }

  /** Writes a notice's mail; a broken template is noted and does not stop it. */
  Written write(Program program, Owed owed, MailThread thread, Instant now) {
    TokenMint.Minted reply = mint.mint();
    TokenMint.Minted bounce = mint.mint();
    Optional<TokenMint.Minted> leave =
        owed.notice() instanceof PartnerNotice.Announcement
            ? Optional.of(mint.mint())
            : Optional.empty();
    Address envelopeFrom = program.addresses().bounce(bounce.token());
    MessageId id = mint.messageId(program.addresses().intake().domain());
    List<MessageId> references =
        Stream.concat(Stream.of(thread.root()), thread.earlier().stream()).distinct().toList();
    RenderedMail mail =
        writers
            .apply(program)
            .write(
                new OutgoingMail(
                    owed.notice(),
                    program,
                    new Mailbox(owed.toName(), owed.to()),
                    owed.locale().map(Locale::forLanguageTag).orElse(program.locale()),
                    program.addresses().reply(reply.token()),
                    id,
                    references,
                    owed.answers().or(() -> thread.earlier().reversed().stream().findFirst()),
                    thread.subject(),
                    owed.answers().isPresent() ? "auto-replied" : "auto-generated",
                    now,
                    leave.map(token -> wayOut(program, token.token()))));
    mail.problem()
        .ifPresent(
            problem -> {
              log.templateBroken(problem.toString());
              broken.add(new BrokenTemplate(program.id(), owed.notice().template(), problem));
            });
    return new Written(
        mail, id, envelopeFrom, reply.hash(), bounce.hash(), leave.map(TokenMint.Minted::hash));
  }

  private WayOut wayOut(Program program, String token) {
    return new WayOut(
        program.addresses().reply(token),
        publicUrl.map(url -> URI.create(url.toString().replaceFirst("/$", "") + LEAVE + token)));
  }

  /**
   * What is wrong with the template of an announcement for readers of these languages: it is tried
   * with a sample.
   *
   * @param locales their language tags; empty for the program's
   */
  Optional<Problem> fault(Program program, String announcement, List<Optional<String>> locales) {
    return locales.stream()
        .map(tag -> tag.map(Locale::forLanguageTag).orElse(program.locale()))
        .distinct()
        .flatMap(
            locale ->
                writers
                    .apply(program)
                    .write(SampleAnnouncements.mail(announcement, program, locale))
                    .problem()
                    .stream())
        .findFirst();
  }

  /** The templates that were found broken since this was asked last. */
  List<BrokenTemplate> brokenTemplates() {
    List<BrokenTemplate> found = new ArrayList<>();
    for (BrokenTemplate b = broken.poll(); b != null; b = broken.poll()) {
      found.add(b);
    }
    return found;
  }
}
