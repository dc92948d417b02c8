package io.postern.commission.payment;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text for banks, which know few letters: what has others is written with these, as bank clerks do.
 * The letters are those of the SEPA rulebooks (EPC217-08): {@code a-z A-Z 0-9 / - ? : ( ) . , ' +}
 * and the space; files for American banks hold them, too.
 */
public final class BankText {
  private static final String KNOWN = "/-?:().,'+ ";

  // What is no letter with a mark on it; Greek and Bulgarian as their passports are transcribed.
  private static final Map<Character, String> WRITTEN =
      Map.ofEntries(
          Map.entry('ä', "ae"),
          Map.entry('ö', "oe"),
          Map.entry('ü', "ue"),
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"),
          Map.entry('ŋ', "n"),
          Map.entry('&', "+"),
          Map.entry('’', "'"),
          Map.entry('‘', "'"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('_', "-"),
          Map.entry('@', "(at)"),
          Map.entry('α', "a"),
          Map.entry('β', "v"),
          Map.entry('γ', "g"),
          Map.entry('δ', "d"),
          Map.entry('ε', "e"),
          Map.entry('ζ', "z"),
          Map.entry('η', "i"),
          Map.entry('θ', "th"),
          Map.entry('ι', "i"),
          Map.entry('κ', "k"),
          Map.entry('λ', "l"),
          Map.entry('μ', "m"),
          Map.entry('ν', "n"),
          Map.entry('ξ', "x"),
          Map.entry('ο', "o"),
          Map.entry('π', "p"),
          Map.entry('ρ', "r"),
          Map.entry('σ', "s"),
          Map.entry('ς', "s"),
          Map.entry('τ', "t"),
          Map.entry('υ', "y"),
          Map.entry('φ', "f"),
          Map.entry('χ', "ch"),
          Map.entry('ψ', "ps"),
          Map.entry('ω', "o"),
          Map.entry('а', "a"),
          Map.entry('б', "b"),
          Map.entry('в', "v"),
          Map.entry('г', "g"),
          Map.entry('д', "d"),
          Map.entry('е', "e"),
          Map.entry('ж', "zh"),
          Map.entry('з', "z"),
          Map.entry('и', "i"),
          Map.entry('й', "y"),
          Map.entry('к', "k"),
          Map.entry('л', "l"),
          Map.entry('м', "m"),
          Map.entry('н', "n"),
          Map.entry('о', "o"),
          Map.entry('п', "p"),
          Map.entry('р', "r"),
          Map.entry('с', "s"),
          Map.entry('т', "t"),
          Map.entry('у', "u"),
          Map.entry('ф', "f"),
          Map.entry('х', "h"),
          Map.entry('ц', "ts"),
          Map.entry('ч', "ch"),
          Map.entry('ш', "sh"),
          Map.entry('щ', "sht"),
          Map.entry('ъ', "a"),
          Map.entry('ь', "y"),
          Map.entry('ю', "yu"),
          Map.entry('я', "ya"));

  private BankText() {}

  /**
   * @param longest how many characters there is room for
   * @return the text in letters that banks know, a space where there is none for one; may be empty
   */
  public static String of(String text, int longest) {
    StringBuilder written = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      written.append(letters(c));
    }
    // Slashes lead nothing and never stand together (EPC132-08 1.4): they are signs of the banks.
    String clean = written.toString().replaceAll("/+", "/").replaceAll(" +", " ").strip();
    clean = clean.startsWith("/") ? clean.substring(1).strip() : clean;
    return clean.length() > longest ? clean.substring(0, longest).strip() : clean;
  }

  /** Whether a name can be read when it is written so: most of it are letters that banks know. */
  public static boolean readable(String name) {
    long letters = name.codePoints().filter(Character::isLetterOrDigit).count();
    long written = of(name, Integer.MAX_VALUE).chars().filter(Character::isLetterOrDigit).count();
    return letters > 0 && written >= letters;
  }

  private static String letters(char c) {
    if (known(c)) {
      return String.valueOf(c);
    }
    String written = WRITTEN.get(Character.toLowerCase(c));
    if (written != null) {
      return Character.isUpperCase(c) ? capital(written) : written;
    }
    String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder();
    for (char part : bare.toCharArray()) {
      if (known(part)) {
        kept.append(part);
      } else if (WRITTEN.containsKey(Character.toLowerCase(part)) && part != c) {
        kept.append(letters(part));
      }
    }
    return kept.isEmpty() && Character.getType(c) != Character.NON_SPACING_MARK
        ? " "
        : kept.toString();
  }

  private static String capital(String written) {
    return Character.toUpperCase(written.charAt(0)) + written.substring(1);
  }

  private static boolean known(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || KNOWN.indexOf(c) >= 0;
  }
}
