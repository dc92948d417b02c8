package io.postern.writing;

import io.postern.notice.LineFacts;
import io.postern.notice.MoneyFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.OutgoingMail;
import io.postern.writing.PdfSheet.Style;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement as a document to print and to file, in the words of its mail. */
final class StatementPdf {
  private static final Color INK = new Color(0x1d2024);
  private static final Color SOFT = new Color(0x5a6472);
  private static final Color LINE = new Color(0xd9dde3);
  private static final Color SHADE = new Color(0xf4f5f7);
  private static final Style TITLE = new Style(20, true, INK);
  private static final Style PLAIN = new Style(10, false, INK);
  private static final Style BOLD = new Style(10, true, INK);
  private static final Style SMALL = new Style(8.5f, false, SOFT);

  private static final float LEADING = 14;
  private static final float LABELS = 130;
  private static final float NUMBERS = 26;
  private static final float GAP = 10;

  private final OutgoingMail mail;
  private final MoneyNotice.Statement statement;
  private final Words words;
  private final Formats formats;
  private final PdfSheet sheet;

  private StatementPdf(
      OutgoingMail mail,
      MoneyNotice.Statement statement,
      Words words,
      Formats formats,
      PdfSheet sheet) {
    this.mail = mail;
    this.statement = statement;
    this.words = words;
    this.formats = formats;
    this.sheet = sheet;
  }

  static byte[] write(
      OutgoingMail mail, MoneyNotice.Statement statement, Words words, Formats formats) {
    String title = words.say("statement.title") + " " + mail.program().name();
    try (PdfSheet sheet =
        new PdfSheet(formats.locale(), title, mail.date(), mail.id().value().hashCode())) {
      return new StatementPdf(mail, statement, words, formats, sheet).write();
    } catch (IOException e) {
      throw new IllegalStateException("nothing but memory was written", e);
    }
  }

  private byte[] write() throws IOException {
    head();
    sums();
    lines();
    String address = mail.program().addresses().intake().toString();
    return sheet.finish(
        words.say("footer.name", Map.of("program", mail.program().name(), "address", address)),
        (page, pages) ->
            words.say("statement.page", Map.of("page", "" + page, "pages", "" + pages)),
        SMALL);
  }

  private void head() throws IOException {
    Palette palette = Palette.of(mail.program().brand());
    sheet.bar(0, 0, sheet.width(), 4, Color.decode(palette.accent()));
    sheet.skip(28);
    sheet.text(mail.program().name(), 0, 0, new Style(13, true, Color.decode(palette.accentInk())));
    sheet.skip(40);
    sheet.text(words.say("statement.title"), 0, 0, TITLE);
    sheet.skip(28);
    row("statement.time", formats.day(statement.first()) + " – " + formats.day(statement.last()));
    row("statement.for", whom());
    if (statement.tier().isPresent()) {
      row("statement.tier", TierWords.standing(statement.tier().get(), formats));
    }
    row("statement.date", formats.day(mail.date().atZone(formats.zone()).toLocalDate()));
    sheet.skip(12);
  }

  private String whom() {
    String address = mail.to().address().toString();
    return mail.to().name().isBlank() ? address : mail.to().name() + ", " + address;
  }

  private void row(String label, String text) throws IOException {
    sheet.text(words.say(label), 0, 0, SMALL);
    for (String line : sheet.wrap(text, sheet.width() - LABELS, PLAIN)) {
      sheet.text(line, LABELS, 0, PLAIN);
      sheet.skip(LEADING);
    }
  }

  private void sums() throws IOException {
    float height = LEADING * (statement.sums().size() + 1) + 14;
    sheet.bar(0, 0, sheet.width(), height, SHADE);
    sheet.skip(18);
    String earned =
        statement.earned().isEmpty()
            ? words.say("statement.nothing-earned")
            : statement.earned().stream().map(formats::money).collect(Collectors.joining(", "));
    sum(words.say("statement.earned"), earned, BOLD);
    for (MoneyFacts sum : statement.sums()) {
      sum(words.say("sum." + sum.state()), formats.money(sum.sum()), PLAIN);
    }
    sheet.skip(26);
  }

  private void sum(String label, String amount, Style style) throws IOException {
    sheet.text(label, GAP, 0, style);
    sheet.textTo(amount, sheet.width() - GAP, 0, style);
    sheet.skip(LEADING);
  }

  // ---- the lines: number, what it is, the state, the amount

  private void lines() throws IOException {
    if (statement.lines().isEmpty()) {
      sheet.text(words.say("statement.no-line"), 0, 0, PLAIN);
      return;
    }
    headings();
    for (LineFacts line : statement.lines()) {
      line(line);
    }
  }

  private float states() {
    return sheet.width() * 0.56f;
  }

  private void headings() throws IOException {
    sheet.text(words.say("statement.line"), 0, 0, SMALL);
    sheet.text(words.say("statement.deal"), NUMBERS, 0, SMALL);
    sheet.text(words.say("statement.state"), states(), 0, SMALL);
    sheet.textTo(words.say("statement.amount"), sheet.width(), 0, SMALL);
    sheet.skip(6);
    rule();
  }

  private void rule() throws IOException {
    sheet.bar(0, 0, sheet.width(), 0.7f, LINE);
    sheet.skip(LEADING);
  }

  private void line(LineFacts line) throws IOException {
    String amount = formats.money(line.amount());
    float room = states() - NUMBERS - GAP;
    float forState = sheet.width() - states() - sheet.width(amount, BOLD) - GAP;
    List<String> title = sheet.wrap(line.title(), room, PLAIN);
    List<String> about = sheet.wrap(about(line), room, SMALL);
    List<String> state = sheet.wrap(state(line), forState, PLAIN);
    float height = LEADING * Math.max(title.size() + about.size(), state.size()) + 8;
    if (!sheet.fits(height)) {
      sheet.newPage();
      headings();
    }
    sheet.text("" + line.number(), 0, 0, PLAIN);
    down(title, NUMBERS, 0, PLAIN);
    down(about, NUMBERS, LEADING * title.size(), SMALL);
    down(state, states(), 0, PLAIN);
    sheet.textTo(amount, sheet.width(), 0, BOLD);
    sheet.skip(height - LEADING);
    rule();
  }

  private void down(List<String> lines, float x, float from, Style style) throws IOException {
    float at = from;
    for (String line : lines) {
      sheet.text(line, x, at, style);
      at += LEADING;
    }
  }

  private String about(LineFacts line) {
    Map<String, String> values =
        Map.of(
            "line", line.about().map(String::valueOf).orElse(""),
            "base", formats.money(line.base()),
            "share", "" + line.share());
    boolean whole = line.share() == 100;
    String kind = line.kind().equals("sale") && !whole ? "share" : line.kind();
    return words.say("statement.kind." + kind, values);
  }

  private String state(LineFacts line) {
    String state = words.say("line." + line.state());
    return line.state().equals("HELD")
        ? words.say(
            "statement.until", Map.of("state", state, "day", formats.time("day", line.heldUntil())))
        : state;
  }
}
