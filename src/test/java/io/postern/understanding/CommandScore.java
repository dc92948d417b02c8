package io.postern.understanding;

import io.postern.deal.Workflow;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.understanding.Orders.Order;
import io.postern.understanding.Orders.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what the commands of mails mean, one line of JSON a mail, as {@code postern read} does:
 * for the scorer of a corpus. Arguments: manager or partner, then a folder of mails.
 */
public final class CommandScore {
  private static final RuleBook RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  private static final List<Workflow.Stage> STAGES =
      WorkflowFile.load(Shipped.folder(Shipped.INBOUND_RULES), WorkflowFile.DEFAULT)
          .workflow()
          .orElseThrow()
          .stages();

  private CommandScore() {}

  public static void main(String[] args) throws IOException {
    Known.Role role = Known.Role.valueOf(args[0].toUpperCase(java.util.Locale.ROOT));
    try (Stream<Path> files = Files.list(Path.of(args[1]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
      for (Path file : files.sorted().toList()) {
        out.println(json(file.getFileName().toString(), read(Files.readAllBytes(file), role)));
      }
    }
  }

  static Orders read(byte[] mail, Known.Role role) {
    Letter letter = LetterReader.read(mail);
    return Understanding.read(letter, Envelope.UNKNOWN, RULES, Known.nothing(role, STAGES))
        .orders();
  }

  private static String json(String file, Orders orders) {
    String commands =
        orders.commands().stream().map(CommandScore::json).collect(Collectors.joining(", "));
    return "{\"file\": "
        + quoted(file)
        + ", \"commands\": ["
        + commands
        + "], \"decision\": "
        + quoted(orders.verdict().name().toLowerCase(java.util.Locale.ROOT))
        + ", \"message\": "
        + (orders.verdict() == Verdict.ASK
            ? "null"
            : orders.message().map(CommandScore::quoted).orElse("null"))
        + ", \"why\": "
        + quoted(orders.why())
        + "}";
  }

  private static String json(Order order) {
    return "{\"name\": "
        + quoted(order.command().word())
        + ", \"arguments\": {"
        + arguments(order.command()).entrySet().stream()
            .map(e -> quoted(e.getKey()) + ": " + e.getValue())
            .collect(Collectors.joining(", "))
        + "}, \"line\": "
        + quoted(order.line())
        + "}";
  }

  private static Map<String, String> arguments(Command command) {
    Map<String, String> json = new TreeMap<>();
    plain(command)
        .forEach((key, value) -> json.put(key, key.equals("days") ? value : quoted(value)));
    if (command instanceof Command.Correct correct) {
      json.put(
          "fields",
          correct.fields().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> quoted(e.getKey().key()) + ": " + quoted(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}")));
      correct.fields().keySet().forEach(field -> json.remove(field.key()));
    }
    return json;
  }

  /** The arguments of a command by the names of the contract; of a correction its fields. */
  static Map<String, String> plain(Command command) {
    Map<String, String> all = new LinkedHashMap<>();
    switch (command) {
      case Command.Approve c -> c.days().ifPresent(days -> all.put("days", days.toString()));
      case Command.Decline c -> all.put("reason", c.reason());
      case Command.Ask c -> all.put("question", c.question());
      case Command.Note c -> all.put("text", c.text());
      case Command.MoveStage c -> all.put("stage", c.stage());
      case Command.Won c -> {
        all.put("amount", c.value().amount().toPlainString());
        all.put("currency", c.value().currency().getCurrencyCode());
        c.date().ifPresent(date -> all.put("date", date.toString()));
      }
      case Command.InvoicePaid c -> {
        c.amount()
            .ifPresent(
                amount -> {
                  all.put("amount", amount.amount().toPlainString());
                  all.put("currency", amount.currency().getCurrencyCode());
                });
        c.date().ifPresent(date -> all.put("date", date.toString()));
      }
      case Command.Adjust c -> {
        all.put("amount", c.to().amount().toPlainString());
        all.put("currency", c.to().currency().getCurrencyCode());
        all.put("reason", c.reason());
      }
      case Command.Lost c -> all.put("reason", c.reason());
      case Command.Extend c -> {
        c.days().ifPresent(days -> all.put("days", days.toString()));
        c.reason().ifPresent(reason -> all.put("reason", reason));
      }
      case Command.Assign c -> all.put("address", c.manager().toString());
      case Command.Invite c -> {
        all.put("address", c.who().toString());
        all.put("company", c.company());
      }
      case Command.PinTier c -> {
        all.put("address", c.who().toString());
        c.tier().ifPresent(tier -> all.put("tier", tier));
      }
      case Command.Accept c -> c.company().ifPresent(name -> all.put("company", name));
      case Command.Credit c -> all.put("credit", c.to());
      case Command.Status c -> c.company().ifPresent(name -> all.put("company", name));
      case Command.Withdraw c -> c.reason().ifPresent(reason -> all.put("reason", reason));
      case Command.Dispute c -> all.put("reason", c.reason());
      case Command.AddCollaborator c -> all.put("address", c.who().toString());
      case Command.Language c -> all.put("language", c.code());
      case Command.Digest c -> all.put("rhythm", c.rhythm().word());
      case Command.Correct c ->
          c.fields().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .forEach(field -> all.put(field.getKey().key(), field.getValue()));
      case Command.Reopen _,
          Command.Undo _,
          Command.Release _,
          Command.Paid _,
          Command.Commission _,
          Command.Terms _,
          Command.Join _,
          Command.Kit _,
          Command.Pause _,
          Command.Stop _,
          Command.Resume _,
          Command.ListReviews _,
          Command.Report _,
          Command.Rules _,
          Command.Referrals _,
          Command.Help _ -> {}
    }
    return all;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
