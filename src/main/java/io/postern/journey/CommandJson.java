package io.postern.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.deal.Field;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The commands of a reading as JSON: {@code commands}, {@code decision} and why. */
final class CommandJson {
  private CommandJson() {}

  static void write(JsonGenerator json, Orders orders) throws IOException {
    json.writeArrayFieldStart("commands");
    for (Orders.Order order : orders.commands()) {
      json.writeStartObject();
      json.writeStringField("name", order.command().word());
      json.writeObjectFieldStart("arguments");
      for (Map.Entry<String, Object> argument : arguments(order.command()).entrySet()) {
        json.writeFieldName(argument.getKey());
        value(json, argument.getValue());
      }
      json.writeEndObject();
      if (!order.numbers().isEmpty()) {
        json.writeArrayFieldStart("numbers");
        for (int number : order.numbers().stream().sorted().toList()) {
          json.writeNumber(number);
        }
        json.writeEndArray();
      }
      json.writeStringField("line", order.line());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("decision", orders.verdict().name().toLowerCase(Locale.ROOT));
    if (orders.verdict() == Orders.Verdict.ASK) {
      json.writeStringField("why", orders.why());
      json.writeStringField("notUnderstood", orders.notUnderstood());
    }
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Integer number -> json.writeNumber(number);
      case Map<?, ?> fields -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          json.writeStringField(field.getKey().toString(), field.getValue().toString());
        }
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  private static Map<String, Object> arguments(Command command) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    switch (command) {
      case Command.Approve c -> put(arguments, "days", c.days());
      case Command.Decline c -> arguments.put("reason", c.reason());
      case Command.Ask c -> arguments.put("question", c.question());
      case Command.Note c -> arguments.put("text", c.text());
      case Command.MoveStage c -> arguments.put("stage", c.stage());
      case Command.Won c -> {
        arguments.put("amount", c.value().amount().toPlainString());
        arguments.put("currency", c.value().currency().getCurrencyCode());
        put(arguments, "date", c.date());
      }
      case Command.InvoicePaid c -> {
        c.amount()
            .ifPresent(
                amount -> {
                  arguments.put("amount", amount.amount().toPlainString());
                  arguments.put("currency", amount.currency().getCurrencyCode());
                });
        put(arguments, "date", c.date());
      }
      case Command.Adjust c -> {
        arguments.put("amount", c.to().amount().toPlainString());
        arguments.put("currency", c.to().currency().getCurrencyCode());
        arguments.put("reason", c.reason());
      }
      case Command.Lost c -> arguments.put("reason", c.reason());
      case Command.Extend c -> {
        put(arguments, "days", c.days());
        put(arguments, "reason", c.reason());
      }
      case Command.Assign c -> arguments.put("address", c.manager());
      case Command.Invite c -> {
        arguments.put("address", c.who());
        arguments.put("company", c.company());
      }
      case Command.PinTier c -> {
        arguments.put("address", c.who().toString());
        put(arguments, "tier", c.tier());
      }
      case Command.Accept c -> put(arguments, "company", c.company());
      case Command.Credit c -> arguments.put("credit", c.to());
      case Command.Status c -> put(arguments, "company", c.company());
      case Command.Withdraw c -> put(arguments, "reason", c.reason());
      case Command.Dispute c -> arguments.put("reason", c.reason());
      case Command.AddCollaborator c -> arguments.put("address", c.who());
      case Command.Language c -> arguments.put("language", c.code());
      case Command.Digest c -> arguments.put("rhythm", c.rhythm().word());
      case Command.Correct c -> {
        Map<Field, String> inOrder = new EnumMap<>(Field.class);
        inOrder.putAll(c.fields());
        Map<String, String> fields = new LinkedHashMap<>();
        inOrder.forEach((field, value) -> fields.put(field.key(), value));
        arguments.put("fields", fields);
      }
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
          Command.Help _ -> {
        // a word without an argument
      }
    }
    return arguments;
  }

  private static void put(Map<String, Object> arguments, String name, Optional<?> value) {
    value.ifPresent(given -> arguments.put(name, given));
  }
}
