package io.postern.understanding;

import java.util.List;
import java.util.Set;

/** How much a line looks like one of a contact block. */
final class ContactLines {
  private static final int SHORT = 90;
  private static final int MOST_DIGITS = 24;
  private static final int MOST_WORDS = 9;
  private static final String BARS = "|•·–—";

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "gmbh",
          "ag",
          "kg",
          "ohg",
          "ug",
          "mbh",
          "ltd",
          "limited",
          "llc",
          "llp",
          "plc",
          "inc",
          "corp",
          "corporation",
          "co",
          "company",
          "sa",
          "sarl",
          "sas",
          "sasu",
          "srl",
          "spa",
          "snc",
          "sl",
          "slu",
          "bv",
          "nv",
          "vof",
          "ab",
          "as",
          "asa",
          "aps",
          "oy",
          "oyj",
          "kft",
          "zrt",
          "bt",
          "sro",
          "spol",
          "doo",
          "dd",
          "ood",
          "eood",
          "ooo",
          "oao",
          "zao",
          "lda",
          "ltda",
          "eirl",
          "pty",
          "pte",
          "kk",
          "gk",
          "株式会社",
          "有限公司",
          "合同会社",
          "有限会社",
          "ооо",
          "оао",
          "зао",
          "тов",
          "ао",
          "sp",
          "sia",
          "uab",
          "ou",
          "ehf",
          "hf",
          "ae",
          "επε",
          "αε");

  private static final Set<String> LABELS =
      Set.of(
          "tel",
          "telefon",
          "telefono",
          "telephone",
          "telefoon",
          "telefone",
          "phone",
          "ph",
          "tlf",
          "tfn",
          "puh",
          "mobile",
          "mobil",
          "mobiltelefon",
          "mobiel",
          "movil",
          "cell",
          "cellphone",
          "handy",
          "gsm",
          "gsmnr",
          "portable",
          "cellulare",
          "celular",
          "komorka",
          "kom",
          "tel/fax",
          "fax",
          "telefax",
          "faks",
          "m",
          "t",
          "f",
          "p",
          "e",
          "w",
          "d",
          "o",
          "direct",
          "office",
          "email",
          "e-mail",
          "mail",
          "epost",
          "e-post",
          "correo",
          "courriel",
          "web",
          "website",
          "www",
          "internet",
          "homepage",
          "skype",
          "whatsapp",
          "linkedin",
          "twitter",
          "tw",
          "facebook",
          "xing",
          "instagram",
          "телефон",
          "тел",
          "моб",
          "факс",
          "почта",
          "τηλ",
          "κιν",
          "電話",
          "電話番号",
          "携帯",
          "手机",
          "手機",
          "电话",
          "传真",
          "邮箱",
          "メール",
          "住所",
          "地址",
          Fold.of("전화"),
          Fold.of("휴대폰"),
          Fold.of("팩스"),
          Fold.of("이메일"),
          "هاتف",
          "جوال",
          "טלפון",
          "נייד",
          "address",
          "adresse",
          "anschrift",
          "direccion",
          "indirizzo",
          "ustid",
          "ust-id",
          "ust-idnr",
          "vat",
          "vatno",
          "hrb",
          "registergericht",
          "amtsgericht",
          "handelsregister",
          "geschaftsfuhrer",
          "sitz",
          "siret",
          "rcs",
          "kvk",
          "btw",
          "nip",
          "regon",
          "krs",
          "ico",
          "dic",
          "cif",
          "nif",
          "piva",
          "cvr",
          "org",
          "orgnr",
          "steuernummer");

  private ContactLines() {}

  /** 0 for a line that is none, 1 for one that may be, 2 for one that can hardly be else. */
  static int score(PageLine line) {
    return line.contactScore();
  }

  private static int digits(String number) {
    return (int) number.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  // Those at the end of the line part nothing.
  private static int bars(String clean) {
    int end = clean.length();
    while (end > 0 && BARS.indexOf(clean.charAt(end - 1)) >= 0) {
      end--;
    }
    return (int) clean.substring(0, end).chars().filter(c -> BARS.indexOf(c) >= 0).count();
  }

  /** What {@link #score} says, found anew. */
  static int counted(PageLine line) {
    String clean = line.clean();
    if (clean.isEmpty() || clean.length() > SHORT * 2) {
      return 0;
    }
    List<Token> tokens = line.tokens();
    int words = 0;
    int digits = 0;
    boolean link = false;
    boolean address = false;
    boolean label = false;
    boolean legal = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case WORD -> {
          words++;
          legal |= LEGAL_FORMS.contains(token.text()) && i > 0;
          label |=
              LABELS.contains(token.text())
                  && (i == 0 || legal || i + 1 < tokens.size() && tokens.get(i + 1).sign(':'));
        }
        case NUMBER -> digits += digits(token.text());
        case ADDRESS -> address = true;
        case LINK -> link = true;
        case SIGN -> {}
      }
    }
    boolean sentence = words > 14 || (words > 7 && clean.endsWith("."));
    boolean phone = digits >= 7 && digits <= 16 && words <= 4;
    if (sentence) {
      return 0;
    }
    boolean cells = bars(clean) > 1;
    if (cells && (link || address || (digits >= 7 && (label || tel(tokens))))) {
      return 2;
    }
    if ((phone && (label || words <= 1))
        || (link && words <= 3)
        || (address && words <= 3)
        || (label && (phone || link || address || digits >= 4))) {
      return 2;
    }
    boolean place = digits >= 3 && digits <= 8 && words >= 1 && words <= 8;
    boolean barred = clean.indexOf('|') > 0 || clean.indexOf('•') > 0 || clean.indexOf('·') > 0;
    // "Acme Solutions, Lufkin TX, 936-555-0104", "Acme, Hafenstr. 3, 31785 Hameln, Tel. 05151 5550"
    boolean row =
        digits >= 7
            && digits <= MOST_DIGITS
            && words <= MOST_WORDS
            && (clean.indexOf(',') > 0 || tel(tokens));
    return legal && words <= 8
            || row
            || barred
            || phone
            || place && clean.indexOf(',') > 0
            || label && (legal || words <= 6)
        ? 1
        : 0;
  }

  private static boolean tel(List<Token> tokens) {
    return tokens.stream()
        .anyMatch(token -> LABELS.contains(token.text()) && token.text().length() > 1);
  }

  /** Whether a line could stand in a contact block: short, and no sentence. */
  static boolean fits(PageLine line) {
    String clean = line.clean();
    if (clean.length() > SHORT || score(line) > 0) {
      return score(line) > 0;
    }
    long words = line.tokens().stream().filter(token -> token.kind() == Token.Kind.WORD).count();
    boolean sentence =
        clean.endsWith("?") || clean.endsWith("!") || (clean.endsWith(".") && words > 5);
    return !sentence && words <= 10;
  }
}
