package io.postern.writing;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Pages to write on, from the top down; lengths are points (1/72 inch), the left margin is 0. The
 * same words in the same order give the same bytes.
 */
final class PdfSheet implements Closeable {
  static final float SIDE = 50;

  private static final float TOP = 56;
  private static final float BOTTOM = 70;
  // Liberation Sans, which PDFBox brings along: Latin, Greek and Cyrillic.
  static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Set<String> LETTER_SIZE = Set.of("US", "CA", "MX");
  private static final char NO_GLYPH = '\u25A1'; // an empty box

  private final PDDocument document = new PDDocument();
  private final PDRectangle size;
  private final PDType0Font font;
  private final Map<Integer, Boolean> glyphs = new HashMap<>();
  private final List<PDPage> pages = new ArrayList<>();
  private PDPageContentStream out;
  private float left;

  /** One run of text, and how it looks. */
  record Style(float size, boolean bold, Color colour) {}

  PdfSheet(Locale locale, String title, Instant date, long id) throws IOException {
    size = LETTER_SIZE.contains(locale.getCountry()) ? PDRectangle.LETTER : PDRectangle.A4;
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("the font " + FONT + " is not there");
      }
      font = PDType0Font.load(document, file, true);
    }
    document.setDocumentId(id);
    document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
    Calendar at = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    at.setTimeInMillis(date.toEpochMilli());
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setCreationDate(at);
    out = page();
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(size);
    document.addPage(page);
    pages.add(page);
    left = size.getHeight() - TOP;
    return new PDPageContentStream(document, page);
  }

  /** From margin to margin. */
  float width() {
    return size.getWidth() - 2 * SIDE;
  }

  /** Goes down. */
  void skip(float height) {
    left -= height;
  }

  /** Whether so much fits above the bottom margin. */
  boolean fits(float height) {
    return left - height >= BOTTOM;
  }

  void newPage() throws IOException {
    out.close();
    out = page();
  }

  /** Text whose base line is {@code down} below here. */
  void text(String words, float x, float down, Style style) throws IOException {
    draw(out, words, SIDE + x, left - down, style);
  }

  /** The same, ending at {@code x}. */
  void textTo(String words, float x, float down, Style style) throws IOException {
    text(words, x - width(words, style), down, style);
  }

  /** A filled rectangle whose upper edge is {@code down} below here. */
  void bar(float x, float down, float width, float height, Color colour) throws IOException {
    out.setNonStrokingColor(colour);
    out.addRect(SIDE + x, left - down - height, width, height);
    out.fill();
  }

  private void draw(PDPageContentStream on, String words, float x, float y, Style style)
      throws IOException {
    on.beginText();
    on.setFont(font, style.size());
    on.setNonStrokingColor(style.colour());
    on.setStrokingColor(style.colour());
    // There is no bold face: strokes along the outlines make one.
    on.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    on.setLineWidth(style.size() / 40);
    on.newLineAtOffset(x, y);
    on.showText(printable(words));
    on.endText();
  }

  float width(String words, Style style) throws IOException {
    return font.getStringWidth(printable(words)) / 1000 * style.size();
  }

  /** Lines no longer than {@code width}; a word that is longer than a line is cut. */
  List<String> wrap(String words, float width, Style style) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.strip().split("\\s+")) {
      String rest = word;
      String longer = line.isEmpty() ? rest : line + " " + rest;
      if (width(longer, style) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      while (width(rest, style) > width && rest.length() > 1) {
        int cut = rest.length() - 1;
        while (cut > 1 && width(rest.substring(0, cut), style) > width) {
          cut--;
        }
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line = rest;
    }
    lines.add(line);
    return lines;
  }

  // The font knows no signs of Chinese, Arabic and others: better a box than no statement.
  private String printable(String words) {
    StringBuilder printable = new StringBuilder(words.length());
    Normalizer.normalize(words, Normalizer.Form.NFC)
        .codePoints()
        .map(point -> Character.isSpaceChar(point) || point < ' ' ? ' ' : point)
        .map(point -> glyphs.computeIfAbsent(point, this::hasGlyph) ? point : NO_GLYPH)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private boolean hasGlyph(int point) {
    try {
      font.encode(Character.toString(point));
      return true;
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
  }

  /**
   * @param foot what stands at the foot of each page
   * @param number what stands beside it, from the page's number and how many there are
   */
  byte[] finish(String foot, BiFunction<Integer, Integer, String> number, Style style)
      throws IOException {
    out.close();
    for (int i = 0; i < pages.size(); i++) {
      String page = number.apply(i + 1, pages.size());
      try (PDPageContentStream on =
          new PDPageContentStream(
              document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
        draw(on, foot, SIDE, BOTTOM / 2, style);
        draw(on, page, SIDE + width() - width(page, style), BOTTOM / 2, style);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
