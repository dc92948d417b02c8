package io.postern.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds phone numbers, and the country that a national one belongs to. */
final class Phones {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 16;
  private static final int LONGEST = 40;
  private static final int MOST_BETWEEN = 4;

  /** Programs that wrap lines do so behind so many characters. */
  private static final int WRAPPED = 58;

  /**
   * A phone number in a text.
   *
   * @param e164 with its country
   * @param span where it stands
   * @param sure the number is one that its country gives out, or was written with its country
   */
  record Spotted(String e164, Span span, boolean sure) implements Placed {}

  /** Reads one number; {@link Phones#read}, or what it said before. */
  interface Reader {
    Optional<Read> read(String written, Countries countries);
  }

  private Phones() {}

  /**
   * @param countries that a national number may belong to
   */
  static List<Spotted> find(Passage passage, Countries countries, Reader reader) {
    return find(passage, new Span(0, passage.text().length()), countries, reader);
  }

  /** Those that stand within a stretch of the text. */
  static List<Spotted> find(Passage passage, Span scope, Countries countries, Reader reader) {
    List<Spotted> found = new ArrayList<>();
    String text = passage.text();
    int at = scope.start();
    while (at < scope.end()) {
      if (!startsNumber(text, at)) {
        at++;
        continue;
      }
      Span span = extent(text, at);
      int digits = digits(span.in(text));
      boolean solid = passage.tokens().isEmpty() || inSolid(passage, span);
      if (digits >= FEWEST_DIGITS
          && digits <= MOST_DIGITS
          && !solid
          && span.end() <= scope.end()
          && !otherNumber(passage, span)) {
        reader
            .read(span.in(text).replace('\n', ' '), countries)
            .ifPresent(phone -> found.add(new Spotted(phone.e164(), span, phone.sure())));
      }
      at = Math.max(span.end(), at + 1);
    }
    return found;
  }

  /** Where that begins which follows behind a name: past a blank and a comma, dash or bracket. */
  static int behind(String text, int end) {
    int at = end;
    while (at < text.length()
        && at - end < MOST_BETWEEN
        && " ,:(–-".indexOf(Folded.fold(text.charAt(at))) >= 0) {
      at++;
    }
    return at;
  }

  /** Whether something as long as a phone number begins at a place. */
  static boolean begins(String text, int at) {
    return at < text.length()
        && startsNumber(text, at)
        && digits(extent(text, at).in(text)) >= FEWEST_DIGITS;
  }

  /** What a number is in E.164, and whether it surely is one. */
  record Read(String e164, boolean sure) {}

  /** Reads one number, nothing around it. */
  static Optional<Read> read(String written, Countries countries) {
    String text = Folded.fold(written).replace("(0)", "").replace("[0]", "").strip();
    if (text.startsWith("00") && digits(text) > 9) {
      text = "+" + text.substring(2);
    }
    if (text.startsWith("(+")) {
      text = text.substring(1);
    }
    if (text.startsWith("+")) {
      return parse(text, "ZZ").map(number -> new Read(format(number), true));
    }
    if (american(text) && countries.all().contains("US")) {
      return national(text, List.of("US"));
    }
    for (List<String> group : countries.groups()) {
      Optional<Read> read = national(text, group);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** A number as one of these countries gives it out; else one that it could be by its form. */
  private static Optional<Read> national(String text, List<String> group) {
    List<String> order = new ArrayList<>(group);
    if (northAmerican(text) && order.remove("US")) {
      order.addFirst("US");
    }
    if (britishMobile(text) && order.contains("GB")) {
      order = List.of("GB");
    }
    Optional<Read> valid = Optional.empty();
    Optional<Read> possible = Optional.empty();
    for (String country : order) {
      Optional<PhoneNumber> number = parse(text, country);
      if (number.isPresent() && NUMBERS.isValidNumberForRegion(number.get(), country)) {
        Read read = new Read(format(number.get()), true);
        if (order.size() == 1 || !zero(text) || grouped(text, number.get())) {
          return Optional.of(read);
        }
        valid = valid.or(() -> Optional.of(read));
        continue;
      }
      if (possible.isEmpty() && number.isPresent() && trunk(text, country)) {
        possible = number.map(some -> new Read(format(some), false));
      }
    }
    return valid.isPresent() ? valid : possible;
  }

  /** 086 123 4567 is Irish, 08 6123 4567 Australian: its groups tell where a number belongs. */
  private static boolean grouped(String text, PhoneNumber number) {
    return groups(text).equals(groups(NUMBERS.format(number, PhoneNumberFormat.NATIONAL)));
  }

  private static boolean zero(String text) {
    return text.startsWith("0") || text.startsWith("(0");
  }

  private static String groups(String text) {
    return text.replaceAll("[^0-9]+", " ").strip();
  }

  /** 07700 900123 is a mobile nowhere but there, given out or not. */
  private static boolean britishMobile(String text) {
    return text.startsWith("07") && digits(text) == 11;
  }

  /** The country of a number that was written with it; as ISO 3166 code. */
  static Optional<String> country(String e164) {
    return parse(e164, "ZZ")
        .flatMap(
            number ->
                Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number))
                    .or(() -> region(number.getCountryCode())))
        .filter(country -> country.length() == 2 && !country.equals("ZZ"));
  }

  private static Optional<String> region(int countryCode) {
    return Optional.ofNullable(NUMBERS.getRegionCodeForCountryCode(countryCode));
  }

  private static Optional<PhoneNumber> parse(String text, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(text, region);
      return NUMBERS.isPossibleNumber(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String format(PhoneNumber number) {
    number.clearExtension();
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  /** A leading 0 is how most countries write a national number; the others never do. */
  private static boolean trunk(String text, String region) {
    String prefix = NUMBERS.getNddPrefixForRegion(region, true);
    boolean zero = text.replaceAll("[^0-9]", "").startsWith("0");
    return "0".equals(prefix) == zero;
  }

  /** 312-555-0149, (312) 555-0149, 312.555.0149: nobody else groups digits so. */
  private static boolean northAmerican(String text) {
    String shape = text.replaceAll("[0-9]", "9").replaceAll("[^9]+", "-").replaceAll("^-|-$", "");
    return (shape.equals("999-999-9999") || shape.equals("9-999-999-9999") && text.startsWith("1"))
        && text.charAt(text.startsWith("(") ? 1 : 0) != '0';
  }

  /** (312) 555-0149: the hyphen tells it from a Turkish (212) 555 01 49. */
  private static boolean american(String text) {
    return northAmerican(text) && text.startsWith("(") && text.indexOf('-') > 0;
  }

  private static boolean startsNumber(String text, int at) {
    char c = Folded.fold(text.charAt(at));
    boolean fresh =
        at == 0
            || !Character.isLetterOrDigit(text.charAt(at - 1))
            || Folded.spaceless(text.charAt(at - 1));
    return fresh
        && !inCode(text, at)
        && (c == '+'
            || c >= '0' && c <= '9'
            || c == '(' && at + 1 < text.length() && startsInside(text, at + 1));
  }

  /**
   * FV/11/2026/0042 is an invoice: a word goes before the digits, with nothing but strokes between.
   */
  private static boolean inCode(String text, int at) {
    int from = at;
    while (from > 0
        && at - from < LONGEST
        && (text.charAt(from - 1) == '/'
            || from < at && Character.isLetterOrDigit(text.charAt(from - 1)))) {
      from--;
    }
    return from < at
        && Character.isLetter(text.charAt(from))
        && !Folded.spaceless(text.charAt(from));
  }

  private static boolean startsInside(String text, int at) {
    char c = Folded.fold(text.charAt(at));
    return c == '+' || c >= '0' && c <= '9';
  }

  private static Span extent(String text, int start) {
    int end = start;
    int last = start;
    boolean slash = false;
    while (end < text.length() && end - start < LONGEST) {
      char c = Folded.fold(text.charAt(end));
      if (c >= '0' && c <= '9') {
        last = end + 1;
      } else if (c == '\n' && wrapped(text, start, end)) {
        end++;
        continue;
      } else if (c == '/' && !slash) {
        slash = true;
      } else if (" ()-./".indexOf(c) < 0 && !(c == '+' && (end == start || end == start + 1))) {
        break;
      }
      boolean stop = c == '.' && end + 1 < text.length() && blank(text.charAt(end + 1));
      if (stop && end > start + 4) {
        break; // the end of a sentence
      }
      if (c == ' '
              && end + 1 < text.length()
              && " +".indexOf(Folded.fold(text.charAt(end + 1))) >= 0
          || c == '-'
              && end + 1 < text.length()
              && text.charAt(end + 1) == ' '
              && end > start
              && text.charAt(end - 1) == ' ') {
        break;
      }
      end++;
    }
    if (end < text.length()
        && Character.isLetter(text.charAt(end))
        && !Folded.spaceless(text.charAt(end))
        && last == end) {
      return new Span(start, start); // 12345abc: a code, not a number
    }
    return new Span(start, last);
  }

  /** "070-174 06⏎21": a line that was too long breaks a number too, between its groups. */
  private static boolean wrapped(String text, int start, int lineEnd) {
    int line = text.lastIndexOf('\n', start) + 1;
    int rest = lineEnd + 1;
    while (rest < text.length() && Character.isDigit(text.charAt(rest))) {
      rest++;
    }
    int digits = digits(text.substring(start, lineEnd));
    boolean pair = rest - lineEnd - 1 >= 2 && rest - lineEnd - 1 <= 4;
    return lineEnd - line >= WRAPPED
        && pair
        && digits >= FEWEST_DIGITS - 1
        && digits < FEWEST_DIGITS + 3
        && (rest == text.length() || ".,;) \n".indexOf(text.charAt(rest)) >= 0);
  }

  private static boolean blank(char c) {
    return c == '\n' || Folded.fold(c) == ' ';
  }

  private static boolean inSolid(Passage passage, Span span) {
    return overlaps(passage.addresses(), span) || overlaps(passage.sites(), span);
  }

  private static <T extends Placed> boolean overlaps(List<T> found, Span span) {
    for (T one : Placed.near(found, span, 0)) {
      if (one.span().overlaps(span)) {
        return true;
      }
    }
    return false;
  }

  /** An amount, a date, an account: digits that are no phone number. */
  private static boolean otherNumber(Passage passage, Span span) {
    String text = passage.text();
    String written = span.in(text);
    if (written.startsWith("+") || written.startsWith("(+")) {
      return false;
    }
    int from = Math.max(0, span.start() - 2);
    int to = Math.min(text.length(), span.end() + 5);
    if (currencyBeside(passage, span, to)
        || text.substring(from, span.start()).indexOf('#') >= 0
        || text.substring(span.end(), to).startsWith("%")) {
      return true;
    }
    return date(written) || thousands(written);
  }

  private static boolean currencyBeside(Passage passage, Span span, int to) {
    Span window = new Span(Math.max(0, span.start() - 5), to);
    for (PhraseBook.Hit<FieldWord> hit : passage.hits(Sense.CURRENCY, window)) {
      if (hit.start() >= span.end() || hit.end() <= span.start()) {
        return true;
      }
    }
    return false;
  }

  private static boolean date(String written) {
    String[] groups = written.split("[^0-9]+");
    if (groups.length < 3 || written.indexOf(' ') >= 0 && written.indexOf('.') < 0) {
      return false;
    }
    boolean yearFirst =
        groups[0].length() == 4 && groups[1].length() <= 2 && groups[2].length() <= 2;
    boolean yearLast =
        groups[0].length() <= 2
            && groups[1].length() <= 2
            && groups[2].length() == 4
            && (groups[2].startsWith("19") || groups[2].startsWith("20"));
    return yearFirst && (groups[0].startsWith("19") || groups[0].startsWith("20")) || yearLast;
  }

  /** 120.000, 1,200,000 or 600 000; but 777 123 456 is how some countries write phones. */
  private static boolean thousands(String written) {
    String[] groups = written.split("[., ]");
    boolean plain = groups.length >= 2 && !groups[0].startsWith("0") && groups[0].length() <= 3;
    for (int i = 1; i < groups.length; i++) {
      plain &= groups[i].length() == 3 || i == groups.length - 1 && groups[i].length() == 2;
    }
    boolean blanks = written.indexOf(' ') >= 0;
    return plain && !groups[0].isEmpty() && (!blanks || written.endsWith("000"));
  }

  static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = Folded.fold(text.charAt(i));
      if (c >= '0' && c <= '9') {
        digits++;
      }
    }
    return digits;
  }
}
