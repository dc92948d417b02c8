package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a domain says about whose it is, and the web addresses in a text. */
final class Domains {
  private static final Set<String> SECOND_LEVELS =
      Set.of(
          "co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "ne", "go", "ltd",
          "plc", "nhs", "sch", "mil", "id", "nom", "ind", "asso", "art", "adv", "eng", "ed", "gr");
  private static final Set<String> TOP_LEVELS =
      Set.of(
          "com",
          "org",
          "net",
          "biz",
          "info",
          "eu",
          "io",
          "ai",
          "app",
          "dev",
          "tech",
          "cloud",
          "online",
          "shop",
          "store",
          "group",
          "agency",
          "studio",
          "consulting",
          "solutions",
          "example",
          "test",
          "coop",
          "edu",
          "gov",
          "int",
          "mobi",
          "name",
          "pro",
          "travel",
          "health",
          "bank",
          "law",
          "legal",
          "energy",
          "digital",
          "media",
          "global",
          "company",
          "gmbh",
          "berlin",
          "hamburg",
          "wien",
          "paris",
          "london",
          "nyc",
          "amsterdam",
          "swiss",
          "asia");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST = 253;

  /** A web address as text has it, by its host. */
  record Site(String host, Span span, boolean stated) implements Placed {}

  private Domains() {}

  /** The part of a domain that an organisation registers: {@code acme.co.uk}. */
  static String organisation(String domain) {
    if (domain.indexOf('.') == domain.lastIndexOf('.')) {
      return domain;
    }
    String[] labels = domain.split("\\.");
    int n = labels.length;
    if (n <= 2) {
      return domain;
    }
    int take = labels[n - 1].length() == 2 && SECOND_LEVELS.contains(labels[n - 2]) ? 3 : 2;
    StringBuilder registered = new StringBuilder(labels[n - 1]);
    for (int i = 2; i <= Math.min(take, n); i++) {
      registered.insert(0, labels[n - i] + ".");
    }
    return registered.toString();
  }

  /** The label that names the organisation: {@code acme-tools} of {@code acme-tools.co.uk}. */
  static String name(String domain) {
    String organisation = organisation(domain);
    int dot = organisation.indexOf('.');
    return dot < 0 ? organisation : organisation.substring(0, dot);
  }

  static String withoutWww(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") && lower.indexOf('.', 4) > 0 ? lower.substring(4) : lower;
  }

  /** Web addresses in text: with a scheme or www, or bare domains with a known ending. */
  static List<Site> find(String text) {
    List<Site> sites = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (!inHost(text.charAt(at)) || at > 0 && partOfAddress(text, at)) {
        at++;
        continue;
      }
      int end = at;
      boolean dotted = false;
      while (end < text.length() && inHost(text.charAt(end))) {
        dotted |= text.charAt(end) == '.';
        end++;
      }
      if (dotted) {
        site(text, at, end, sites);
      }
      at = end + 1;
    }
    return sites;
  }

  private static void site(String text, int start, int end, List<Site> sites) {
    int stop = end;
    while (stop > start && !Character.isLetterOrDigit(text.charAt(stop - 1))) {
      stop--;
    }
    int begin = start;
    while (begin < stop && !Character.isLetterOrDigit(text.charAt(begin))) {
      begin++;
    }
    String host = text.substring(begin, stop);
    boolean scheme = begin >= 3 && text.startsWith("://", begin - 3);
    boolean mailbox = end < text.length() && text.charAt(end) == '@';
    int dot = host.lastIndexOf('.');
    if (mailbox || dot <= 0 || host.length() > LONGEST || host.contains("..")) {
      return;
    }
    String top = host.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean stated = scheme || host.regionMatches(true, 0, "www.", 0, 4);
    boolean country = top.length() == 2 && COUNTRIES.contains(top.toUpperCase(Locale.ROOT));
    boolean known =
        TOP_LEVELS.contains(top) || country && host.equals(host.toLowerCase(Locale.ROOT));
    boolean likely =
        known && dot >= 3 && top.chars().allMatch(c -> c < 128 && Character.isLetter(c));
    if ((stated || likely) && !Character.isDigit(top.charAt(0))) {
      sites.add(new Site(withoutWww(host), new Span(begin, stop), stated));
    }
  }

  private static boolean partOfAddress(String text, int at) {
    char before = text.charAt(at - 1);
    return before == '@' || inHost(before);
  }

  private static boolean inHost(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c) && !Folded.spaceless(c);
  }
}
