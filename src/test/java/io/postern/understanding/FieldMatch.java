package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a value that was read is one of the right ones, as the scorer of the samples judges. */
final class FieldMatch {
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:mr|mrs|ms|miss|dr|dr-ing|prof|ing|mag|lic|rag|dra|herr|herrn|frau|m|mme|mlle|sr|sra|sig|monsieur|madame|pan|pani|paní)"
              + " ");
  private static final Pattern LEGAL =
      Pattern.compile(
          " (?:gmbh co"
              + " kg|gmbh|ag|kg|ohg|ek|eg|se|ug|ltd|limited|llp|llc|inc|corp|corporation|co|company|plc|sas|sarl|sa|sl|slu|srl|spa|lda|ltda|bv|nv|ab|as|oy|sro|sp"
              + " z oo|group|holdings?)$");

  private FieldMatch() {}

  static boolean right(Field field, List<String> gold, Object read) {
    return gold.stream().anyMatch(value -> right(field, value, read));
  }

  private static boolean right(Field field, String gold, Object read) {
    return switch (field) {
      case COMPANY -> company(gold).equals(company(read.toString()));
      case CONTACT_NAME -> name(gold).equals(name(read.toString()));
      case CONTACT_EMAIL, COMPANY_DOMAIN -> norm(gold).equals(norm(read.toString()));
      case CONTACT_PHONE -> digits(gold).equals(digits(read.toString()));
      case DEAL_VALUE -> read instanceof Money money && money(gold, money);
      case CONTACT_ROLE, NEED, TIMELINE -> shared(gold, read.toString()) >= 0.5;
    };
  }

  static String company(String value) {
    String bare = words(value.replaceAll("株式会社|有限会社|合同会社", " "));
    String before;
    do {
      before = bare;
      bare = LEGAL.matcher(bare).replaceFirst("");
    } while (!bare.equals(before));
    return bare.replaceFirst("^the ", "");
  }

  private static String name(String value) {
    String bare = words(value.replaceFirst("(?:様|さん|先生)$", ""));
    while (TITLE.matcher(bare).find()) {
      bare = TITLE.matcher(bare).replaceFirst("");
    }
    return bare.replace(" ", "");
  }

  private static boolean money(String gold, Money read) {
    String[] parts = gold.split(" ");
    BigDecimal amount = new BigDecimal(parts[0]);
    return read.currency().getCurrencyCode().equals(parts[1])
        && amount.subtract(read.amount()).abs().compareTo(amount.multiply(new BigDecimal("0.005")))
            <= 0;
  }

  /** The F1 of two texts' words. */
  private static double shared(String gold, String read) {
    List<String> want = tokens(gold);
    List<String> got = tokens(read);
    int all = want.size() + got.size();
    int same = 0;
    for (String word : want) {
      same += got.remove(word) ? 1 : 0;
    }
    return all == 0 ? 1 : 2.0 * same / all;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : words(text).split(" ")) {
      if (word.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff)) {
        word.codePoints().forEach(c -> tokens.add(Character.toString(c)));
      } else if (!word.isEmpty()) {
        tokens.add(word);
      }
    }
    return tokens;
  }

  private static String words(String text) {
    return norm(text)
        .replaceAll("(?<=\\p{L})\\.(?=\\p{L})", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private static String norm(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }
}
