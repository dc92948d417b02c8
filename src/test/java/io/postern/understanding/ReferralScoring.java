package io.postern.understanding;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints one line of JSON for each mail of a folder, for the scorer of the corpus. */
final class ReferralScoring {
  private ReferralScoring() {}

  /**
   * @param args mails or folders of mails; {@code --free-mail FILE} adds domains, {@code --trace}
   *     prints why
   */
  public static void main(String[] args) throws IOException {
    Set<String> freeMail = new HashSet<>();
    boolean trace = false;
    RuleBook rules = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--free-mail")) {
        freeMail.addAll(Files.readAllLines(Path.of(args[++i])));
      } else if (args[i].equals("--trace")) {
        trace = true;
      } else {
        rules = rules == null ? rules(freeMail) : rules;
        for (Path mail : mails(Path.of(args[i]))) {
          Reading reading = read(mail, rules);
          System.out.println(json(mail, reading));
          if (trace) {
            reading
                .trace()
                .steps()
                .forEach(
                    step ->
                        System.out.println(
                            "   " + step.rule() + "  <- " + step.because().replace('\n', '|')));
          }
        }
      }
    }
  }

  /** The shipped rules with more domains for free mail. */
  static RuleBook rules(Set<String> freeMail) {
    RuleBookFiles.Result shipped = RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES));
    if (!shipped.problems().isEmpty()) {
      throw new IllegalStateException(shipped.problems().toString());
    }
    RuleBook book = shipped.book();
    FieldRules fields = book.fields();
    Set<String> domains = new HashSet<>(fields.freeMail());
    domains.addAll(freeMail);
    return new RuleBook(
        book.version(),
        book.quotes(),
        new FieldRules(
            fields.words(),
            domains,
            fields.firstNames(),
            fields.programMailboxes(),
            fields.sharedMailboxes()),
        book.kinds(),
        book.commands(),
        book.automatic(),
        book.crm());
  }

  static Reading read(Path mail, RuleBook rules) {
    try {
      Letter letter = LetterReader.read(Files.readAllBytes(mail));
      return Understanding.read(
          letter, Envelope.UNKNOWN, rules, Known.nothing(Known.Role.PARTNER, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> mails(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
    }
  }

  private static String json(Path mail, Reading reading) {
    return "{\"file\":"
        + text(mail.getFileName().toString())
        + ",\"kind\":"
        + text(reading.kind().word())
        + ",\"language\":"
        + text(reading.language())
        + ",\"authorText\":"
        + text(reading.parts().own())
        + ",\"referrals\":["
        + reading.referrals().stream().map(ReferralScoring::json).collect(Collectors.joining(","))
        + "],\"missing\":["
        + reading.missing().stream()
            .map(field -> text(snake(field.key())))
            .collect(Collectors.joining(","))
        + "],\"refersTo\":"
        + reading.refersTo().map(ReferralScoring::text).orElse("null")
        + ",\"problems\":"
        + reading.problems().stream().map(ReferralScoring::text).toList()
        + "}";
  }

  private static String snake(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static String json(Referral referral) {
    StringBuilder json = new StringBuilder("{");
    StringBuilder confidence = new StringBuilder("{");
    referral
        .found()
        .forEach(
            (field, found) -> {
              String value =
                  found.value() instanceof io.postern.kit.Money money
                      ? "{\"amount\":\""
                          + money.amount().toPlainString()
                          + "\",\"currency\":\""
                          + money.currency().getCurrencyCode()
                          + "\"}"
                      : text(found.value().toString());
              json.append('"').append(field.key()).append("\":").append(value).append(',');
              confidence
                  .append(confidence.length() > 1 ? "," : "")
                  .append('"')
                  .append(field.key())
                  .append("\":")
                  .append(Math.round(found.confidence() * 1000) / 1000.0);
            });
    return json.append("\"confidence\":").append(confidence).append("}}").toString();
  }

  private static String text(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
