package io.postern.writing;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.postern.kit.Problem;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Puts one notice into the words of one template. */
final class Composer {
  private final OutgoingMail mail;
  private final NoticeTemplate template;
  private final Words words;
  private final Formats formats;

  Composer(OutgoingMail mail, NoticeTemplate template, Words words) {
    this.mail = mail;
    this.template = template;
    this.words = words;
    // A person from Austria reads a German template with Austrian names of months.
    Locale reads =
        mail.locale().getLanguage().equals(words.locale().getLanguage())
            ? mail.locale()
            : words.locale();
    this.formats = new Formats(words, reads, mail.program().zone());
  }

  Composed compose() throws TemplateFault {
    NoticeTemplate.Filled filled = template.fill(facts());
    String subject = Subject.of(mail.subject(), marked(Inert.reveal(filled.subject())));
    String preheader = HeaderGate.pass(Inert.reveal(filled.preheader()), 200);
    Node document = Markdown.parse(filled.body());
    Voice voice = Voice.of(mail.notice());
    Letterhead head = Letterhead.of(mail, subject, voice, words);
    Palette palette = Palette.of(mail.program().brand());
    Html html = new Html();
    Buttons buttons = new Buttons(html, palette, mail.replyTo().toString(), subject);
    HtmlLetter letter = new HtmlLetter(html, palette, head, words.locale());
    List<Picture> pictures = Picture.of(mail, words, formats);
    letter.write(
        subject,
        preheader,
        () -> new HtmlBody(html, buttons, palette, words, pictures).blocks(document));
    return new Composed(
        words.locale(),
        fromName(voice),
        subject,
        text(document, head),
        html.toString(),
        pictures,
        AttachedFile.of(mail, words, formats));
  }

  // A test looks like the mail that it is for; only its subject says what it is.
  private String marked(String subject) {
    return mail.notice() instanceof PartnerNotice.Announcement one && one.test()
        ? words.say("subject.test", Map.of("subject", subject))
        : subject;
  }

  /** What a template's author should know about, although a mail could be made. */
  List<Problem> doubts() throws TemplateFault {
    NoticeTemplate.Filled filled = template.fill(facts());
    List<Problem> doubts = new ArrayList<>();
    if (filled.preheader().isEmpty()) {
      doubts.add(new Problem(template.label(), 3, "has no preheader"));
    }
    doubts.addAll(Markdown.problems(template.label(), Markdown.parse(filled.body())));
    return doubts;
  }

  private List<String> text(Node document, Letterhead head) {
    List<String> lines = new ArrayList<>();
    lines.add(head.line());
    lines.add("");
    lines.addAll(TextBody.lines(document, words));
    lines.add("");
    lines.add(Composed.SIGNATURE);
    head.footer().forEach(line -> Wrap.lines(line, "", "", " ", lines));
    head.wayOut().ifPresent(link -> lines.add(link.label() + ": " + link.url()));
    return lines;
  }

  private String fromName(Voice voice) {
    String program = mail.program().name();
    return voice
        .speaker()
        .filter(name -> !name.isBlank() && !name.equals(program))
        .map(name -> words.say("from.person", Map.of("name", name, "program", program)))
        .orElseGet(() -> words.say("from.program", Map.of("program", program)));
  }

  private TemplateHashModel facts() {
    Program program = mail.program();
    Models models = new Models(formats, program.addresses(), new Steps());
    Facts notice = new Facts(models, (Record) mail.notice());
    Map<String, Object> about =
        Map.of(
            "name", program.name(),
            "prefix", program.prefix(),
            "address", program.addresses().intake(),
            "protectionDays", program.terms().protectionDays(),
            "reviewDays", program.terms().reviewDays(),
            "undoMinutes", program.terms().undoWindow().toMinutes());
    return new TemplateHashModel() {
      @Override
      public @Nullable TemplateModel get(String name) throws TemplateModelException {
        return switch (name) {
          case "program" -> models.of(name, about);
          case "say" -> new Models.Lexicon(models, "");
          case "greeting" -> models.text(Greeting.of(mail.to().name(), words));
          case "to" ->
              models.of(name, Map.of("name", mail.to().name(), "address", mail.to().address()));
          case "date" -> models.of(name, mail.date());
          default -> notice.get(name);
        };
      }

      @Override
      public boolean isEmpty() {
        return false;
      }
    };
  }
}
