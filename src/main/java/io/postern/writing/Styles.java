package io.postern.writing;

/** Inline styles, all in one place. No shorthand and no layout that Word does not know. */
final class Styles {
  /** Set once around everything; Word, which does not inherit it, has a rule in the page's head. */
  static final String FONT =
      "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

  static final String INK = "color:#1c2024;";
  static final String SOFT = "color:#5b6470;";
  static final String LINE = "#e3e6ea";

  static final String PARAGRAPH = "margin:0 0 16px;" + "font-size:16px;line-height:25px;" + INK;
  static final String HEADING =
      "margin:28px 0 10px;" + "font-size:17px;line-height:24px;font-weight:600;" + INK;
  static final String SUBHEADING =
      "margin:18px 0 8px;" + "font-size:15px;line-height:22px;font-weight:600;" + INK;
  static final String LIST =
      "margin:0 0 16px;padding:0 0 0 22px;" + "font-size:16px;line-height:25px;" + INK;
  static final String ITEM = "margin:0 0 6px;";
  static final String CODE = "font-family:Consolas,Menlo,'Courier New',monospace;font-size:92%;";
  static final String WHOLE = "white-space:nowrap;";
  static final String RULE = "border-top:1px solid " + LINE + ";font-size:1px;line-height:1px;";

  static final String ROWS = "margin:0 0 22px;border-top:1px solid " + LINE + ";";
  static final String CELL =
      "border-bottom:1px solid " + LINE + ";vertical-align:top;text-align:left;";
  static final String LABEL =
      CELL + "padding:7px 14px 7px 0;font-size:14px;line-height:22px;" + SOFT;
  static final String VALUE =
      CELL
          + "padding:7px"
          + " 0;font-size:15px;line-height:22px;word-break:break-word;overflow-wrap:anywhere;"
          + INK;
  static final String PROOF_LABEL =
      CELL + "padding:6px 14px 6px 0;font-size:12px;line-height:18px;" + SOFT;
  static final String PROOF_VALUE =
      CELL
          + "padding:6px"
          + " 0;font-size:12px;line-height:18px;word-break:break-word;overflow-wrap:anywhere;"
          + INK;

  static final String OVER =
      "padding:10px 0 0;font-size:12px;line-height:18px;text-align:left;" + SOFT;
  static final String COLUMN =
      CELL
          + "padding:1px 14px 10px"
          + " 0;font-size:15px;line-height:22px;word-break:break-word;overflow-wrap:anywhere;"
          + INK;
  static final String COLUMN_HEAD =
      CELL + "padding:10px 14px 10px 0;font-size:15px;line-height:22px;font-weight:600;" + INK;

  static final String TABLE_LABEL =
      CELL + "padding:7px 8px 7px 0;font-size:14px;line-height:20px;" + SOFT;
  static final String TABLE_HEAD =
      "border-bottom:1px solid "
          + LINE
          + ";vertical-align:bottom;text-align:right;padding:7px 0 7px"
          + " 8px;font-size:12px;line-height:16px;"
          + SOFT;
  static final String TABLE_VALUE =
      "border-bottom:1px solid "
          + LINE
          + ";vertical-align:top;text-align:right;padding:7px 0 7px"
          + " 8px;font-size:14px;line-height:20px;"
          + INK;
  static final String CHART = "display:block;border:0;width:100%;max-width:528px;height:auto;";

  static final String SAID = "margin:0 0 20px;background-color:#f5f6f8;";
  static final String SAID_CELL = "padding:14px 18px 2px;background-color:#f5f6f8;";
  static final String FORM_CELL =
      "padding:14px 18px;font-size:15px;line-height:28px;background-color:#f5f6f8;" + INK;

  static final String BUTTON =
      "display:inline-block;margin:0 8px 10px 0;padding:10px 20px;border-radius:6px;"
          + "text-decoration:none;text-align:center;mso-hide:all;";
  static final String BUTTON_FONT = "font-size:15px;line-height:20px;font-weight:600;";
  static final String HINT = "margin:0 0 18px;" + "font-size:13px;line-height:21px;" + SOFT;

  private Styles() {}

  /** The start of a table that is only layout, as wide as there is room. */
  static String table(String classes, String style) {
    return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
        + " border=\"0\""
        + (classes.isEmpty() ? "" : " class=\"" + classes + "\"")
        + " style=\"width:100%;"
        + style
        + "\">";
  }
}
