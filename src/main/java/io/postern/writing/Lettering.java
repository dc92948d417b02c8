package io.postern.writing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Words as outlines, from the font that documents have: a picture needs no font of the system then,
 * which a server may not have, and looks the same everywhere.
 */
final class Lettering {
  private static final Lettering SANS = new Lettering();

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final float unitsPerEm;

  private Lettering() {
    try (InputStream file = PDDocument.class.getResourceAsStream(PdfSheet.FONT)) {
      if (file == null) {
        throw new IllegalStateException("the font " + PdfSheet.FONT + " is not there");
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Lettering sans() {
    return SANS;
  }

  /**
   * @param size of the letters, in pixels an em
   */
  float width(String words, float size) {
    return (float) outline(words, 0, 0, size).advance();
  }

  /** The words with the beginning of their base line at a point. */
  Path2D at(String words, double x, double y, float size) {
    return outline(words, x, y, size).path();
  }

  private record Outline(Path2D path, double advance) {}

  // The font reads its tables when it is asked, which two must not do at once.
  private synchronized Outline outline(String words, double x, double y, float size) {
    Path2D path = new Path2D.Float();
    double scale = size / unitsPerEm;
    double advance = 0;
    try {
      for (int point : Normalizer.normalize(words, Normalizer.Form.NFC).codePoints().toArray()) {
        int glyph = glyphs.getGlyphId(Character.isSpaceChar(point) ? ' ' : point);
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          AffineTransform placed = AffineTransform.getTranslateInstance(x + advance, y);
          placed.scale(scale, -scale); // fonts count upwards
          path.append(data.getPath().getPathIterator(placed), false);
        }
        advance += font.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outline(path, advance);
  }
}
