package io.postern.writing;

import io.postern.writing.Charts.Chart;
import io.postern.writing.Charts.Series;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws charts as a PNG: dark on a light sheet of their own, so that they can be read on a dark
 * page too; twice as large as they are shown, for sharp screens. The same chart gives the same
 * picture.
 */
final class ChartPicture {
  /** In CSS pixels. */
  static final int SHOWN_WIDTH = 528;

  private static final int WIDTH = 2 * SHOWN_WIDTH;
  private static final int HEIGHT = 440;
  private static final int GAP = 24;
  private static final int SIDE = 32;
  private static final int TOP = 112;
  private static final int BOTTOM = 64;
  private static final int CORNER = 16;
  private static final float TITLE_SIZE = 28;
  private static final float SMALL_SIZE = 22;
  private static final Color SHEET = new Color(0xf6f7f9);
  private static final Color INK = new Color(0x1c2024);
  private static final Color SOFT = new Color(0x5b6470);
  private static final Color LINE = new Color(0xc9ced6);

  static {
    // No screen is there, nor is one needed.
    System.setProperty("java.awt.headless", "true");
  }

  private final Graphics2D out;
  private final Palette palette;
  private final Lettering letters = Lettering.sans();

  private ChartPicture(Graphics2D out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** One under the other. */
  static byte[] png(List<Chart> charts, Palette palette) {
    int height = charts.size() * (HEIGHT + GAP) - GAP;
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D out = image.createGraphics();
    out.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    out.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (Chart chart : charts) {
      new ChartPicture(out, palette).draw(chart);
      out.translate(0, HEIGHT + GAP);
    }
    out.dispose();
    return encoded(image);
  }

  private static byte[] encoded(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam small = writer.getDefaultWriteParam();
    small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    small.setCompressionQuality(0); // of a PNG only the time that it takes
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), small);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private void draw(Chart chart) {
    out.setColor(SHEET);
    out.fill(new RoundRectangle2D.Float(0, 0, WIDTH, HEIGHT, CORNER, CORNER));
    write(chart.title(), SIDE, 48, TITLE_SIZE, INK);
    if (chart.series().size() > 1) {
      legend(chart.series());
    }
    bars(chart);
    ticks(chart.ticks());
  }

  private void legend(List<Series> all) {
    float x = SIDE;
    for (int i = 0; i < all.size(); i++) {
      out.setColor(colour(i, all.size()));
      out.fill(new Rectangle2D.Float(x, 66, 18, 18));
      write(all.get(i).name(), x + 26, 84, SMALL_SIZE, SOFT);
      x += 26 + letters.width(all.get(i).name(), SMALL_SIZE) + 28;
    }
  }

  private void bars(Chart chart) {
    float room = HEIGHT - TOP - BOTTOM - SMALL_SIZE;
    double largest = largest(chart);
    float slot = slot(chart.ticks());
    int many = chart.series().size();
    float bar = Math.min(56, slot * 0.8f / many);
    for (int s = 0; s < many; s++) {
      Series series = chart.series().get(s);
      for (int i = 0; i < series.values().size(); i++) {
        float x = SIDE + i * slot + (slot - many * bar) / 2 + s * bar;
        float height = (float) (room * series.values().get(i).doubleValue() / largest);
        out.setColor(colour(s, many));
        out.fill(new Rectangle2D.Float(x + 1, HEIGHT - BOTTOM - height, bar - 2, height));
        label(series.labels().get(i), x + bar / 2, height, many == 1 ? slot : bar);
      }
    }
    out.setColor(LINE);
    out.fill(new Rectangle2D.Float(SIDE, HEIGHT - BOTTOM, WIDTH - 2 * SIDE, 2));
  }

  // Smaller where it would run into its neighbour's.
  private void label(String label, float middle, float height, float room) {
    float width = letters.width(label, SMALL_SIZE);
    float size = width > room ? SMALL_SIZE * room / width : SMALL_SIZE;
    float left = middle - letters.width(label, size) / 2;
    write(label, left, HEIGHT - BOTTOM - height - 8, size, INK);
  }

  private static double largest(Chart chart) {
    return chart.series().stream()
        .flatMap(series -> series.values().stream())
        .mapToDouble(BigDecimal::doubleValue)
        .reduce(1, Math::max);
  }

  private void ticks(List<String> ticks) {
    float slot = slot(ticks);
    double widest =
        ticks.stream().mapToDouble(tick -> letters.width(tick, SMALL_SIZE)).max().orElse(0);
    int every = (int) Math.max(1, Math.ceil((widest + 8) / slot));
    // The newest one always has its name.
    for (int i = ticks.size() - 1; i >= 0; i -= every) {
      float width = letters.width(ticks.get(i), SMALL_SIZE);
      write(ticks.get(i), SIDE + (i + 0.5f) * slot - width / 2, HEIGHT - 26, SMALL_SIZE, SOFT);
    }
  }

  private static float slot(List<String> ticks) {
    return (WIDTH - 2f * SIDE) / Math.max(1, ticks.size());
  }

  // The last series is the one that counts.
  private Color colour(int series, int of) {
    Color full = Color.decode(palette.accentInk());
    return series == of - 1 ? full : mixed(full);
  }

  private static Color mixed(Color full) {
    return new Color(
        (full.getRed() + 2 * SHEET.getRed()) / 3,
        (full.getGreen() + 2 * SHEET.getGreen()) / 3,
        (full.getBlue() + 2 * SHEET.getBlue()) / 3);
  }

  private void write(String words, float x, float y, float size, Color colour) {
    out.setColor(colour);
    out.fill(letters.at(words, x, y, size));
  }
}
