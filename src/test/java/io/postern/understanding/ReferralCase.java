package io.postern.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.deal.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mail to the program, and what it must be read as.
 *
 * @param name what to call it in a report
 * @param kinds the kinds that are right
 * @param about the company that the mail is about, if it is about a registration that is there
 * @param prospects whom it refers, or what it corrects; each field with its right spellings
 * @param labelled the fields of which the case says all there is; the others are looked at only
 *     where it gives a value
 * @param mail as received
 */
record ReferralCase(
    String name,
    Set<String> kinds,
    Optional<String> about,
    List<Map<Field, List<String>>> prospects,
    Set<Field> labelled,
    byte[] mail) {
  private static final Set<Field> COUNTED =
      Set.of(
          Field.COMPANY,
          Field.CONTACT_NAME,
          Field.CONTACT_EMAIL,
          Field.CONTACT_PHONE,
          Field.DEAL_VALUE);

  boolean refers() {
    return kinds.contains("referral");
  }

  /** The cases of a sheet that was written for Postern. */
  static List<ReferralCase> sheet(String file) {
    return MailSheet.read(file, "=====").stream().map(ReferralCase::of).toList();
  }

  private static ReferralCase of(MailSheet sheet) {
    List<Map<Field, List<String>>> prospects = new ArrayList<>();
    Optional<String> about = Optional.empty();
    int at = 0;
    for (; !sheet.lines().get(at).startsWith("From:"); at++) {
      String line = sheet.lines().get(at);
      if (line.startsWith("+ ")) {
        prospects.add(values(line.substring(2)));
      } else if (line.startsWith("about: ")) {
        about = Optional.of(line.substring(7));
      }
    }
    return new ReferralCase(
        sheet.head(),
        Set.of(sheet.subject().split("\\|")),
        about,
        prospects,
        COUNTED,
        mail(sheet.lines().subList(at, sheet.lines().size())));
  }

  private static Map<Field, List<String>> values(String line) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (String part : line.split("; ")) {
      int equals = part.indexOf('=');
      values.put(
          Field.ofKey(part.substring(0, equals).strip()).orElseThrow(),
          List.of(part.substring(equals + 1).strip().split(" \\|\\| ")));
    }
    return values;
  }

  private static byte[] mail(List<String> lines) {
    int end = lines.indexOf("");
    List<String> all = new ArrayList<>(lines.subList(0, end));
    if (all.stream().noneMatch(line -> line.startsWith("To:"))) {
      all.add("To: Northwind Partner Program <referrals@northwind.example>");
    }
    all.add("Date: Mon, 09 Nov 2026 09:12:00 +0100");
    all.add("Message-ID: <" + Integer.toHexString(lines.hashCode()) + "@mail.example>");
    if (all.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
      all.add("MIME-Version: 1.0");
      all.add("Content-Type: text/plain; charset=utf-8");
      all.add("Content-Transfer-Encoding: 8bit");
    }
    all.addAll(lines.subList(end, lines.size()));
    return (String.join("\r\n", all).stripTrailing() + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The labelled sample of 120 mails. */
  static List<ReferralCase> sample() {
    return folder("/letters/referrals/");
  }

  /** Mails in files, with what they say in {@code dev.jsonl} beside them. */
  static List<ReferralCase> folder(String folder) {
    ObjectMapper json = new ObjectMapper();
    return MailSheet.text(folder + "dev.jsonl")
        .lines()
        .map(line -> of(tree(json, line), folder))
        .toList();
  }

  private static ReferralCase of(JsonNode gold, String folder) {
    List<Map<Field, List<String>>> prospects = new ArrayList<>();
    gold.path("referrals").forEach(referral -> prospects.add(values(referral)));
    String kind = gold.path("kind").asText();
    return new ReferralCase(
        gold.path("id").asText() + " " + kind + " " + gold.path("shape").asText(),
        kind.equals("auto-reply") ? Set.of(kind, "bounce", "complaint") : Set.of(kind),
        Optional.ofNullable(gold.path("refers_to").textValue()),
        prospects,
        Set.of(Field.values()),
        MailSheet.bytes(folder + gold.path("file").asText()));
  }

  private static Map<Field, List<String>> values(JsonNode referral) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String key = field.key().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
      List<String> spellings = new ArrayList<>();
      value(referral.path(key)).ifPresent(spellings::add);
      referral.path("alternatives").path(key).forEach(v -> value(v).ifPresent(spellings::add));
      if (!spellings.isEmpty()) {
        values.put(field, List.copyOf(spellings));
      }
    }
    return values;
  }

  private static Optional<String> value(JsonNode node) {
    if (node.isObject()) {
      // An amount without a currency is asked about, never taken.
      return node.path("currency").isTextual()
          ? Optional.of(
              new BigDecimal(node.path("amount").asText()).toPlainString()
                  + " "
                  + node.path("currency").asText())
          : Optional.empty();
    }
    return Optional.ofNullable(node.textValue());
  }

  static JsonNode tree(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
