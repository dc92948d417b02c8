package io.postern.writing;

import io.postern.program.Program.Brand;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The colours of a program's mail, made from its brand colour so that every text is readable: at
 * least 4.5 to 1 against what is behind it (WCAG 2.2, 1.4.3).
 *
 * @param accent the brand colour itself: buttons and the line at the top
 * @param onAccent text on it
 * @param accentInk the brand colour as text on a white page
 * @param accentInkDark the brand colour as text on a dark page
 */
record Palette(String accent, String onAccent, String accentInk, String accentInkDark) {
  static final String CARD = "#ffffff";
  static final String CARD_DARK = "#1d2024";

  private static final String DEFAULT = "#1f5fbf";
  private static final double READABLE = 4.5;

  private static final Map<Brand, Palette> KNOWN = new ConcurrentHashMap<>();

  static Palette of(Brand brand) {
    return KNOWN.computeIfAbsent(brand, Palette::mixed);
  }

  private static Palette mixed(Brand brand) {
    String accent = isColour(brand.colour()) ? brand.colour() : DEFAULT;
    boolean white = contrast(accent, "#ffffff") >= contrast(accent, "#16181b");
    return new Palette(
        accent,
        white ? "#ffffff" : "#16181b",
        readable(accent, CARD, "#000000"),
        readable(accent, CARD_DARK, "#ffffff"));
  }

  private static boolean isColour(String text) {
    return text.length() == 7
        && text.charAt(0) == '#'
        && text.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  // Mixed with the other end of the scale until it can be read.
  private static String readable(String colour, String behind, String towards) {
    String mixed = colour;
    for (int percent = 0; percent <= 100 && contrast(mixed, behind) < READABLE; percent += 5) {
      mixed = mix(colour, towards, percent);
    }
    return mixed;
  }

  private static String mix(String from, String to, int percent) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 1; i < 7; i += 2) {
      int a = Integer.parseInt(from, i, i + 2, 16);
      int b = Integer.parseInt(to, i, i + 2, 16);
      int c = a + (b - a) * percent / 100;
      mixed.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }
    return mixed.toString();
  }

  /** WCAG 2.2, definition of contrast ratio: 1 to 21. */
  static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
