package io.postern.reading;

import io.postern.mail.Attachment;
import io.postern.mail.Flaw;
import io.postern.mail.Letter;
import io.postern.mail.RawField;
import io.postern.mail.ReportPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Walks the parts of a mail and sorts them as a mail program does: text, attachments, mails. */
final class Contents {
  private static final Set<String> REPORTS =
      Set.of(
          "message/delivery-status",
          "message/global-delivery-status",
          "message/disposition-notification",
          "message/global-disposition-notification",
          "message/feedback-report",
          "message/global-headers",
          "text/rfc822-headers");
  private static final Set<String> MAILS =
      Set.of("message/rfc822", "message/global", "text/rfc822", "message/news");
  private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final Set<String> SMIME =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  // Forms of the text for watches and for Gmail's own pages; nobody else shows them.
  private static final Set<String> SPECIAL_FORMS = Set.of("text/x-amp-html", "text/watch-html");

  final List<Attachment> attachments = new ArrayList<>();
  final List<Letter> enclosed = new ArrayList<>();
  final List<ReportPart> reports = new ArrayList<>();
  private final List<Entity> namedTexts = new ArrayList<>();
  private Body wrapped = Body.NONE;
  private final Budget budget;

  Contents(Budget budget) {
    this.budget = budget;
  }

  /** Reads a whole mail. */
  Body read(Entity mail, int depth) {
    Body body = isText(mail.type()) ? text(mail) : part(mail, depth, false);
    if (body.none() && !wrapped.none()) {
      return wrapped;
    }
    // A text that is named like a file is the text after all where there is no other.
    return body.none() && !namedTexts.isEmpty() ? text(namedTexts.getFirst()) : body;
  }

  private Body part(Entity part, int depth, boolean aside) {
    String type = part.type().name();
    if (part.type().multipart()) {
      return multipart(part, depth);
    }
    if (MAILS.contains(type) && !aside) {
      enclose(part, depth);
      return Body.NONE;
    }
    if (isReport(part)) {
      String text = budget.text(decoded(part)).replace("\r\n", "\n").replace('\r', '\n');
      reports.add(new ReportPart(type, text));
      return Body.NONE;
    }
    if (part.type().is("text/plain", "text/html") && !part.attached() && !aside) {
      if (part.fileName(budget).isEmpty()) {
        return text(part);
      }
      namedTexts.add(part);
    }
    if (TNEF.contains(type)) {
      return tnef(part);
    }
    if (SMIME.contains(type)) {
      return smime(part, depth);
    }
    if (type.equals("message/partial")) {
      budget.note(Flaw.PARTIAL);
    } else if (type.equals("message/external-body")) {
      budget.note(Flaw.EXTERNAL_BODY);
    }
    if (!SPECIAL_FORMS.contains(type)) {
      attach(part, aside);
    }
    return Body.NONE;
  }

  private Body multipart(Entity whole, int depth) {
    if (!budget.deeper(depth)) {
      return Body.NONE;
    }
    String boundary = whole.type().parameter("boundary");
    List<Entity> parts = parts(whole, boundary);
    if (parts.isEmpty()) {
      budget.note(Flaw.NO_BOUNDARY);
      boundary = Multipart.guessed(whole.body());
      parts = parts(whole, boundary);
    }
    if (parts.isEmpty()) {
      return Body.plain(PlainText.of(budget.text(decoded(whole)), whole.type()));
    }
    return switch (whole.type().name()) {
      case "multipart/alternative" -> alternative(parts, boundary, depth);
      case "multipart/related" -> related(parts, whole.type().parameter("start"), boundary, depth);
      case "multipart/signed" -> mainPart(parts, 0, boundary, depth);
      case "multipart/encrypted" -> {
        budget.note(Flaw.ENCRYPTED);
        yield mixed(parts, boundary, depth);
      }
      default -> mixed(parts, boundary, depth);
    };
  }

  private List<Entity> parts(Entity whole, String boundary) {
    List<Entity> parts = new ArrayList<>();
    if (boundary.isBlank()) {
      return parts;
    }
    boolean digest = whole.type().is("multipart/digest");
    for (byte[] bytes : Multipart.parts(whole.body(), boundary, budget)) {
      parts.add(Entity.of(bytes, digest, budget));
    }
    if (!parts.isEmpty() && !Multipart.closed(whole.body(), boundary)) {
      budget.note(Flaw.UNCLOSED);
    }
    return parts;
  }

  private Body mixed(List<Entity> parts, String boundary, int depth) {
    Body body = Body.NONE;
    for (Entity part : parts) {
      body = body.then(inner(part, boundary, depth, false));
    }
    return body;
  }

  private Body alternative(List<Entity> parts, String boundary, int depth) {
    Body body = Body.NONE;
    for (Entity part : parts) {
      body = body.or(inner(part, boundary, depth, false));
    }
    return body;
  }

  private Body related(List<Entity> parts, String start, String boundary, int depth) {
    int root = 0;
    for (int i = parts.size() - 1; i >= 0; i--) {
      Entity part = parts.get(i);
      String id =
          part.headers().named("Content-ID").stream()
              .findFirst()
              .map(RawField::unfolded)
              .orElse("");
      if (start.isEmpty() ? part.type().text() || part.type().multipart() : id.equals(start)) {
        root = i;
      }
    }
    return mainPart(parts, root, boundary, depth);
  }

  // One part is the mail, the others belong to it: pictures, a signature.
  private Body mainPart(List<Entity> parts, int main, String boundary, int depth) {
    Body body = Body.NONE;
    for (int i = 0; i < parts.size(); i++) {
      Body one = inner(parts.get(i), boundary, depth, i != main);
      body = i == main ? one : body;
    }
    return body;
  }

  private Body inner(Entity part, String outerBoundary, int depth, boolean aside) {
    String own = part.type().parameter("boundary");
    if (part.type().multipart() && own.startsWith(outerBoundary)) {
      budget.note(Flaw.DOUBTFUL_BOUNDARY); // a prefix: programs differ in where the part ends
    }
    return part(part, depth + 1, aside);
  }

  private void enclose(Entity part, int depth) {
    if (budget.deeper(depth + 1)) {
      enclosed.add(LetterReader.read(part.content(budget), depth + 1, budget.forEnclosed()));
    }
  }

  // Of a mail that is one text: every kind of text but those that are data.
  private static boolean isText(MediaType type) {
    return type.text()
        && !REPORTS.contains(type.name())
        && !MAILS.contains(type.name())
        && !type.is("text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv");
  }

  private static boolean isReport(Entity part) {
    return REPORTS.contains(part.type().name());
  }

  private Body text(Entity part) {
    String text = budget.text(decoded(part));
    if (part.type().is("text/html")) {
      return Body.html(HtmlText.of(text));
    }
    return Body.plain(PlainText.of(withoutFiles(PgpText.bare(text, budget)), part.type()));
  }

  // Files that stand in the text are taken out of it.
  private String withoutFiles(String text) {
    if (!text.contains("begin ")) {
      return text;
    }
    List<String> lines = PlainText.lines(text);
    List<Uuencode.Block> blocks = Uuencode.blocks(lines);
    if (blocks.isEmpty()) {
      return text;
    }
    List<String> rest = new ArrayList<>();
    int from = 0;
    for (Uuencode.Block block : blocks) {
      rest.addAll(lines.subList(from, block.firstLine()));
      from = block.lastLine() + 1;
      attach(block.name(), "application/octet-stream", block.content(), "", false);
    }
    rest.addAll(lines.subList(from, lines.size()));
    return String.join("\n", rest);
  }

  private String decoded(Entity part) {
    byte[] content = part.content(budget);
    String charset = part.type().parameter("charset");
    if (charset.isEmpty() && part.type().is("text/html")) {
      charset = HtmlCharset.of(content);
    }
    return Charsets.decode(content, charset, budget);
  }

  // Outlook's own wrapping: the text, where the mail has no other, and the files.
  private Body tnef(Entity part) {
    Optional<Tnef.Contents> opened = Tnef.read(part.content(budget), budget);
    if (opened.isEmpty()) {
      attach(part, false);
      return Body.NONE;
    }
    budget.note(Flaw.TNEF);
    for (Tnef.Item file : opened.get().files()) {
      if (budget.part()) {
        attach(file.name(), FileTypes.of(file.name()), file.content(), "", false);
      }
    }
    wrapped =
        new Body(
            opened.get().plain().map(it -> PlainText.of(budget.text(it), MediaType.PLAIN)),
            opened.get().html().map(it -> HtmlText.of(budget.text(it))));
    return Body.NONE;
  }

  private Body smime(Entity part, int depth) {
    Optional<SignedData.Found> found = SignedData.open(part.content(budget));
    if (found.isPresent() && found.get() instanceof SignedData.Found.Content content) {
      return budget.deeper(depth + 1)
          ? part(Entity.of(content.bytes(), false, budget), depth + 1, false)
          : Body.NONE;
    }
    if (found.isPresent() || part.type().parameter("smime-type").contains("enveloped")) {
      budget.note(Flaw.ENCRYPTED);
    }
    attach(part, false);
    return Body.NONE;
  }

  private void attach(Entity part, boolean aside) {
    boolean inline = aside || part.disposition().name().equals("inline");
    attach(
        part.fileName(budget),
        part.type().name(),
        part.content(budget),
        part.type().parameter("charset"),
        inline);
  }

  private void attach(String name, String type, byte[] content, String charset, boolean inline) {
    Optional<String> text =
        textual(type, name)
            ? Optional.of(budget.text(Charsets.decode(content, charset, budget)))
            : Optional.empty();
    attachments.add(new Attachment(name, type, content, text, inline));
  }

  private static boolean textual(String type, String name) {
    String file = name.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.endsWith("/vcard")
        || type.endsWith("/csv")
        || type.equals("application/ics")
        || file.endsWith(".vcf")
        || file.endsWith(".csv")
        || file.endsWith(".ics")
        || file.endsWith(".txt");
  }
}
