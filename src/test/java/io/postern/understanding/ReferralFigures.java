package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How well a set of mails to the program is read. */
final class ReferralFigures {
  private static final Set<Field> ESSENTIALS =
      Set.of(Field.COMPANY, Field.CONTACT_NAME, Field.CONTACT_EMAIL);
  private static final int DECILES = 10;

  private final String title;
  private final RuleBook rules;
  private final List<String> misses = new ArrayList<>();
  private final Map<Field, int[]> fields = new EnumMap<>(Field.class);
  private final int[] said = new int[DECILES + 1];
  private final int[] true_ = new int[DECILES + 1];
  private int mails;
  private int kinds;
  private int referrals;
  private int exact;
  private int falseRegistrations;
  private int wrongComplete;
  private int about;
  private int aboutRight;

  private ReferralFigures(String title, RuleBook rules) {
    this.title = title;
    this.rules = rules;
  }

  static ReferralFigures of(String title, List<ReferralCase> cases, RuleBook rules) {
    ReferralFigures figures = new ReferralFigures(title, rules);
    cases.forEach(figures::count);
    return figures;
  }

  double kindRight() {
    return (double) kinds / mails;
  }

  double exactRegistrations() {
    return (double) exact / referrals;
  }

  double falseRegistrations() {
    return (double) falseRegistrations / (mails - referrals);
  }

  double wrongComplete() {
    return (double) wrongComplete / referrals;
  }

  /** Of the fields that were said to be at least so sure, the share that is right. */
  double rightFrom(double confidence) {
    int all = 0;
    int right = 0;
    for (int i = (int) Math.round(confidence * DECILES); i <= DECILES; i++) {
      all += said[i];
      right += true_[i];
    }
    return all == 0 ? 1 : (double) right / all;
  }

  private void count(ReferralCase test) {
    Reading reading =
        Understanding.read(
            LetterReader.read(test.mail()),
            Envelope.UNKNOWN,
            rules,
            Known.nothing(Known.Role.PARTNER, List.of()));
    mails++;
    boolean kind = test.kinds().contains(reading.kind().word());
    kinds += kind ? 1 : 0;
    if (!kind) {
      misses.add(test.name() + ": read as " + reading.kind().word());
    }
    if (test.about().isPresent()) {
      about++;
      boolean right =
          reading
              .refersTo()
              .filter(it -> FieldMatch.company(it).equals(FieldMatch.company(test.about().get())))
              .isPresent();
      aboutRight += right ? 1 : 0;
      if (!right) {
        misses.add(
            test.name()
                + ": about "
                + reading.refersTo().orElse("nobody")
                + ", not "
                + test.about().get());
      }
    }
    boolean refers = reading.kind() == Kind.REFERRAL;
    if (test.refers()) {
      referrals++;
      fields(test, reading.referrals(), refers);
    } else {
      falseRegistrations += refers ? 1 : 0;
      if (test.kinds().contains("correction") && kind) {
        fields(test, reading.referrals(), false);
      }
    }
  }

  private void fields(ReferralCase test, List<Referral> read, boolean refers) {
    List<Referral> rest = new ArrayList<>(read);
    boolean right = refers && read.size() == test.prospects().size();
    boolean wrong = false;
    for (Map<Field, List<String>> gold : test.prospects()) {
      Referral mine = take(rest, gold, read.size() == 1 && test.prospects().size() == 1);
      boolean essentials = compare(test, gold, mine);
      right &= essentials;
      wrong |= refers && !essentials && mine.missing().isEmpty();
    }
    for (Referral extra : rest) {
      misses.add(test.name() + ": one too many, " + extra.company().map(Found::value).orElse("?"));
      wrong |= refers && extra.missing().isEmpty();
      extra.found().forEach((field, found) -> sure(test, field, found, false));
    }
    exact += right ? 1 : 0;
    wrongComplete += wrong ? 1 : 0;
  }

  private boolean compare(ReferralCase test, Map<Field, List<String>> gold, Referral mine) {
    boolean essentials = true;
    for (Field field : Field.values()) {
      Optional<Found<?>> found = Optional.ofNullable(mine.found().get(field));
      List<String> want = gold.getOrDefault(field, List.of());
      if (want.isEmpty() && (found.isEmpty() || !test.labelled().contains(field))) {
        continue;
      }
      boolean right = found.filter(f -> FieldMatch.right(field, want, f.value())).isPresent();
      int[] counts = fields.computeIfAbsent(field, _ -> new int[2]);
      counts[0]++;
      counts[1] += right ? 1 : 0;
      essentials &= right || !ESSENTIALS.contains(field);
      found.ifPresent(f -> sure(test, field, f, right));
      if (!right) {
        misses.add(
            "%s: %s is %s, not %s"
                .formatted(
                    test.name(),
                    field.key(),
                    found.map(f -> f.value() + sureness(f)).orElse("missing"),
                    want));
      }
    }
    return essentials;
  }

  private static String sureness(Found<?> found) {
    return String.format(Locale.ROOT, " (%.2f)", found.confidence());
  }

  private void sure(ReferralCase test, Field field, Found<?> found, boolean right) {
    if (test.labelled().contains(field)) {
      int decile = (int) Math.floor(found.confidence() * DECILES + 1e-9);
      said[decile]++;
      true_[decile] += right ? 1 : 0;
    }
  }

  private static Referral take(List<Referral> rest, Map<Field, List<String>> gold, boolean only) {
    for (Field field : List.of(Field.CONTACT_EMAIL, Field.COMPANY, Field.CONTACT_NAME)) {
      for (Referral referral : rest) {
        Found<?> found = referral.found().get(field);
        if (found != null
            && FieldMatch.right(field, gold.getOrDefault(field, List.of()), found.value())) {
          rest.remove(referral);
          return referral;
        }
      }
    }
    return only ? rest.removeFirst() : Referral.NOTHING;
  }

  /** How many of the fields were right by how sure they were said to be, as a table. */
  String calibration() {
    StringBuilder table =
        new StringBuilder("| said to be sure | fields | right |\n|---|---|---|\n");
    for (int i = 0; i <= DECILES; i++) {
      if (said[i] > 0) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %d - %d %% | %d | %.1f %% |%n",
                i * DECILES,
                Math.min(100, (i + 1) * DECILES),
                said[i],
                100.0 * true_[i] / said[i]));
      }
    }
    return table.toString();
  }

  String report() {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            Locale.ROOT,
            "%n%s: %d mails%n  kind right %s%n  registrations with all essentials right %s%n"
                + "  a non-referral read as referral %s%n  wrong complete registrations %s%n"
                + "  company of a mail about a registration right %s%n",
            title,
            mails,
            share(kinds, mails),
            share(exact, referrals),
            share(falseRegistrations, mails - referrals),
            share(wrongComplete, referrals),
            share(aboutRight, about)));
    fields.forEach(
        (field, counts) ->
            report.append(String.format("  %-14s %s%n", field.key(), share(counts[1], counts[0]))));
    Map<String, String> deciles = new TreeMap<>(new HashMap<>());
    for (int i = 0; i <= DECILES; i++) {
      if (said[i] > 0) {
        deciles.put("0." + i, share(true_[i], said[i]));
      }
    }
    report
        .append("  right, by how sure it was said to be (0.10 is 1.0): ")
        .append(deciles)
        .append('\n');
    misses.forEach(miss -> report.append("    ").append(miss.replace("\n", "\\n")).append('\n'));
    return report.toString();
  }

  static String share(int part, int all) {
    return all == 0
        ? "none"
        : String.format(Locale.ROOT, "%.1f %% (%d/%d)", 100.0 * part / all, part, all);
  }
}
