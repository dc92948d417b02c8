package io.postern.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer of a manager or a partner, and what it must mean.
 *
 * @param name what to call it in a report
 * @param orders the commands, each as "word key=value …"; empty for ask and none
 * @param message whether words go to the other side; empty when the case does not say
 * @param mail as received
 * @param deals those of the conversation
 */
record CommandCase(
    String name,
    Role role,
    Verdict verdict,
    List<String> orders,
    Optional<Boolean> message,
    byte[] mail,
    List<KnownDeal> deals) {
  private static final Pattern ARGUMENT = Pattern.compile(" (?=[a-zA-Z]+=)");

  /** The cases of a sheet that was written for Postern. */
  static List<CommandCase> sheet(String file) {
    List<CommandCase> cases = new ArrayList<>();
    for (MailSheet sheet : MailSheet.read(file, "== ")) {
      cases.add(of(sheet, Answer.Quote.values()[cases.size() % Answer.Quote.values().length]));
    }
    return cases;
  }

  private static CommandCase of(MailSheet sheet, Answer.Quote usual) {
    String[] subject = sheet.subject().split(" ");
    List<String> meant = tagged(sheet, "=> ");
    Role role = Role.valueOf(subject[1].toUpperCase(Locale.ROOT));
    Verdict verdict =
        meant.contains("ask")
            ? Verdict.ASK
            : meant.contains("none") ? Verdict.NONE : Verdict.EXECUTE;
    Optional<Boolean> message =
        meant.contains("no message")
            ? Optional.of(false)
            : meant.contains("message") ? Optional.of(true) : Optional.empty();
    Answer.Quote quote =
        tagged(sheet, "@quote ").stream()
            .map(name -> Answer.Quote.valueOf(name.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElse(usual);
    int leads = tagged(sheet, "@leads ").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
    String own =
        sheet.lines().stream()
            .filter(line -> !line.startsWith("=> ") && !line.startsWith("@"))
            .collect(Collectors.joining("\n"));
    return new CommandCase(
        sheet.head() + ": " + own.strip(),
        role,
        verdict,
        meant.stream()
            .filter(line -> !List.of("ask", "none", "message", "no message").contains(line))
            .map(CommandCase::sorted)
            .toList(),
        message,
        Answer.mail(role, own.strip(), quote),
        leads == 0
            ? List.of()
            : Stream.iterate(1, n -> n <= leads, n -> n + 1)
                .map(n -> WrittenMail.deal(1040 + n, "Prospect " + (char) ('A' + n)))
                .toList());
  }

  private static List<String> tagged(MailSheet sheet, String tag) {
    return sheet.lines().stream()
        .filter(line -> line.startsWith(tag))
        .map(line -> line.substring(tag.length()).strip())
        .toList();
  }

  private static String sorted(String order) {
    String[] parts = ARGUMENT.split(order);
    Map<String, String> arguments = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      arguments.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return said(parts[0], arguments);
  }

  /** An order in the words of a sheet, arguments in the order of their names. */
  static String said(Orders.Order order) {
    Map<String, String> arguments = new TreeMap<>(CommandScore.plain(order.command()));
    if (!order.numbers().isEmpty()) {
      arguments.put(
          "leads",
          order.numbers().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return said(order.command().word(), arguments);
  }

  private static String said(String word, Map<String, String> arguments) {
    return word
        + arguments.entrySet().stream()
            .map(argument -> " " + argument.getKey() + "=" + norm(argument))
            .collect(Collectors.joining());
  }

  // White space, case and closing punctuation of free text do not matter, nor do zeros of an
  // amount.
  private static String norm(Map.Entry<String, String> argument) {
    if (argument.getKey().equals("amount")) {
      return new java.math.BigDecimal(argument.getValue()).stripTrailingZeros().toPlainString();
    }
    return argument
        .getValue()
        .replace('\u2019', '\'')
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("[.!。！ ]+$", "");
  }

  /** The labelled sample of 130 mails. */
  static List<CommandCase> sample() {
    return folder("/letters/commands/");
  }

  /** Answers in files, with what they mean in {@code dev.jsonl} beside them. */
  static List<CommandCase> folder(String folder) {
    ObjectMapper json = new ObjectMapper();
    return MailSheet.text(folder + "dev.jsonl")
        .lines()
        .map(line -> of(ReferralCase.tree(json, line), folder))
        .toList();
  }

  private static CommandCase of(JsonNode gold, String folder) {
    List<String> orders = new ArrayList<>();
    for (JsonNode command : gold.path("commands")) {
      Map<String, String> arguments = new TreeMap<>();
      command.path("arguments").properties().stream()
          .flatMap(
              argument ->
                  argument.getValue().isObject()
                      ? argument.getValue().properties().stream()
                      : Stream.of(argument))
          .forEach(argument -> arguments.put(argument.getKey(), argument.getValue().asText()));
      orders.add(said(command.path("name").asText(), arguments));
    }
    return new CommandCase(
        gold.path("id").asText() + " " + gold.path("why").asText(),
        Role.valueOf(gold.path("role").asText().toUpperCase(Locale.ROOT)),
        Verdict.valueOf(gold.path("decision").asText().toUpperCase(Locale.ROOT)),
        orders,
        Optional.of(!gold.path("message").isNull()),
        MailSheet.bytes(folder + gold.path("file").asText()),
        List.of());
  }

  /** A reply to one of Postern's notices, as mail programs write it. */
  private static final class Answer {
    enum Quote {
      GMAIL,
      OUTLOOK,
      APPLE,
      NONE
    }

    private static final String NOTICE =
        """
        Hello,

        Acme Tools (NW-1042): referral to review.

        Company: Acme Tools
        Contact: Jane Doe, COO
        Value: 50,000 USD

        Reply with: approve, decline: reason, ask: question

        Northwind Partner Program
        """;
    private static final String PROGRAM =
        "Northwind Partner Program <referrals+zscvky5r4bf5gthc5rwhmluz7l@northwind.example>";

    static byte[] mail(Role role, String own, Quote quote) {
      String from =
          role == Role.MANAGER
              ? "Tom Hughes <tom@northwind.example>"
              : "Ana Ferreira <ana@brightpath.example>";
      String mail =
          """
          From: %s
          To: %s
          Subject: Re: Acme Tools (NW-1042)
          Date: Mon, 09 Nov 2026 14:14:00 +0100
          Message-ID: <%s@mail.example>
          In-Reply-To: <m.zscvky5r4bf5gt@northwind.example>
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Content-Transfer-Encoding: 8bit

          %s
          %s\
          """
              .formatted(from, PROGRAM, Integer.toHexString(own.hashCode()), own, below(quote));
      return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String below(Quote quote) {
      String quoted = NOTICE.lines().map(line -> "> " + line + "\n").collect(Collectors.joining());
      return switch (quote) {
        case NONE -> "";
        case GMAIL -> "\nOn Mon, Nov 9, 2026 at 10:34 AM " + PROGRAM + "\nwrote:\n\n" + quoted;
        case APPLE -> "\n> On 9 Nov 2026, at 10:34, " + PROGRAM + " wrote:\n> \n" + quoted;
        case OUTLOOK ->
            """

            ________________________________
            From: %s
            Sent: Monday, November 9, 2026 10:34 AM
            Subject: Acme Tools (NW-1042)

            %s\
            """
                .formatted(PROGRAM, NOTICE);
      };
    }
  }
}
