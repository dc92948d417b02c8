package io.postern.kit;

/**
 * Texts of others in a file that spreadsheets open: a cell that begins like a formula would be
 * carried out there, so it gets an apostrophe before it (OWASP, CSV injection).
 */
public final class SpreadsheetCell {
  private static final String FORMULA = "=+-@\t\r";

  private SpreadsheetCell() {}

  /** The text as it is harmless. */
  public static String harmless(String text) {
    return beginsLikeFormula(text, 0) ? "'" + text : text;
  }

  /** The text as it was, of one that was made harmless. */
  public static String original(String cell) {
    return cell.startsWith("'") && beginsLikeFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean beginsLikeFormula(String text, int at) {
    return text.length() > at && FORMULA.indexOf(text.charAt(at)) >= 0;
  }
}
