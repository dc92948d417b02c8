package io.postern.year;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A mail that comes in the year.
 *
 * @param company which deal it is about
 * @param partner who refers it, for a referral; 0 for a manager's word about it
 * @param text what is written
 */
record Happening(Instant at, String company, int partner, String text) {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final String OFF_LIMITS = "Initech Holding";

  /**
   * What the 25 deals of the sheet bring, and so many others, in order.
   *
   * @param partners how many there are, with the five of the sheet
   */
  static List<Happening> ofTheYear(int others, int partners) {
    List<Happening> all = new ArrayList<>();
    sheet().forEach(cells -> deal(cells, all));
    Random random = new Random(20260101);
    for (int i = 0; i < others; i++) {
      other(i, partners, random, all);
    }
    all.sort(Comparator.comparing(Happening::at).thenComparing(Happening::company));
    return all;
  }

  private static List<String[]> sheet() {
    try (InputStream in = Happening.class.getResourceAsStream("/year/deals.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deal(String[] cells, List<Happening> all) {
    String company = cells[4].equals("rule") ? OFF_LIMITS : "Goldfinch " + cells[0] + " Works";
    all.add(referral(time(cells[2]), company, Integer.parseInt(cells[1])));
    if (!cells[3].isEmpty()) {
      String word = cells[4].equals("decline") ? "decline: no fit" : "approve";
      all.add(new Happening(time(cells[3]), company, 0, word));
    }
    if (!cells[5].isEmpty()) {
      String word =
          switch (cells[6]) {
            case "won" -> "won " + cells[7];
            case "lost" -> "lost: no budget";
            default -> "stage: Demo";
          };
      all.add(new Happening(time(cells[5]), company, 0, word));
    }
  }

  private static void other(int number, int partners, Random random, List<Happening> all) {
    String company = "Wren " + (number + 1) + " Foundry";
    LocalDateTime first = LocalDateTime.parse("2026-01-06T08:00");
    LocalDateTime claimed = first.plusMinutes(random.nextInt(355 * 24 * 60));
    all.add(referral(time(claimed), company, 6 + random.nextInt(partners - 5)));
    LocalDateTime decided = claimed.plusMinutes(30 + random.nextInt(3 * 24 * 60));
    int fate = random.nextInt(10);
    if (fate > 0) {
      all.add(new Happening(time(decided), company, 0, fate < 3 ? "decline: no fit" : "approve"));
    }
    if (fate > 4) {
      LocalDateTime closed = decided.plusMinutes(60 + random.nextInt(90 * 24 * 60));
      String value = (1 + random.nextInt(90)) + "000.00 " + (fate == 9 ? "USD" : "EUR");
      all.add(
          new Happening(time(closed), company, 0, fate < 7 ? "lost: no budget" : "won " + value));
    }
  }

  private static Happening referral(Instant at, String company, int partner) {
    String domain = company.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".example";
    return new Happening(
        at,
        company,
        partner,
        """
        Hello,

        Company: %s
        Contact: Jane Doe
        Email: jane@%s

        Best regards
        """
            .formatted(company, domain));
  }

  private static Instant time(String local) {
    return time(LocalDateTime.parse(local));
  }

  private static Instant time(LocalDateTime local) {
    return local.truncatedTo(ChronoUnit.MINUTES).atZone(BERLIN).toInstant();
  }
}
