package io.postern.understanding;

/** Tells a language by its script, where the script is not Latin. */
final class Scripts {
  private Scripts() {}

  /** ISO 639-1 code; empty when most of the text is in Latin letters, or in none. */
  static String language(String text) {
    int latin = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int cyrillic = 0;
    int greek = 0;
    int hebrew = 0;
    int arabic = 0;
    int thai = 0;
    int devanagari = 0;
    boolean ukrainian = false;
    boolean russian = false;
    boolean serbian = false;
    boolean bulgarian = false;
    boolean persian = false;
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (c < 0x250) {
        latin += Character.isLetter(c) ? 1 : 0;
      } else if (c >= 0x370 && c <= 0x3FF || c >= 0x1F00 && c <= 0x1FFF) {
        greek++;
      } else if (c >= 0x400 && c <= 0x52F) {
        cyrillic++;
        ukrainian |= c == 'і' || c == 'ї' || c == 'є' || c == 'ґ';
        russian |= c == 'ы' || c == 'э' || c == 'ё';
        serbian |= c == 'ј' || c == 'љ' || c == 'њ' || c == 'ћ' || c == 'ђ';
        bulgarian |= c == 'ъ';
      } else if (c >= 0x590 && c <= 0x5FF) {
        hebrew++;
      } else if (c >= 0x600 && c <= 0x6FF) {
        arabic++;
        persian |= c == 'پ' || c == 'چ' || c == 'ژ' || c == 'گ';
      } else if (c >= 0x900 && c <= 0x97F) {
        devanagari++;
      } else if (c >= 0xE00 && c <= 0xE7F) {
        thai++;
      } else if (c >= 0x3040 && c <= 0x30FF) {
        kana++;
      } else if (c >= 0x3400 && c <= 0x9FFF) {
        han++;
      } else if (c >= 0xAC00 && c <= 0xD7AF || c >= 0x1100 && c <= 0x11FF) {
        hangul++;
      }
    }
    // A sign of these scripts says more than a letter, and addresses are in Latin letters always.
    if (2 * (han + kana) > latin && han + kana >= 3) {
      return kana * 20 >= han ? "ja" : "zh";
    }
    if (2 * hangul > latin && hangul > 2) {
      return "ko";
    }
    if (2 * thai > latin && thai > 3) {
      return "th";
    }
    if (2 * devanagari > latin && devanagari > 3) {
      return "hi";
    }
    if (2 * greek > latin && greek > 3) {
      return "el";
    }
    if (2 * hebrew > latin && hebrew > 3) {
      return "he";
    }
    if (2 * arabic > latin && arabic > 3) {
      return persian ? "fa" : "ar";
    }
    if (2 * cyrillic > latin && cyrillic > 3) {
      return ukrainian ? "uk" : serbian ? "sr" : russian || !bulgarian ? "ru" : "bg";
    }
    return "";
  }
}
