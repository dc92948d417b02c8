package io.postern.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;
import io.postern.ledger.OutgoingRecord;
import io.postern.ledger.Records;
import io.postern.program.Program;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a mail was handled so. */
@Command(
    name = "explain",
    description = {
      "Says why a mail was handled so.",
      "How it came, who sent it and how sure that is, what was read by which rules, what was "
          + "decided and why, what happened to deals, and what was sent."
    },
    footer = {
      "",
      "Examples:",
      "  postern explain 17",
      "  postern explain CAF8x2-7Qm31zr@mail.brightpath.example",
      "  postern explain 17 --json"
    })
final class ExplainCommand extends LedgerCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "MAIL", description = "Its number in 'mail list', or its Message-ID.")
  private String mail = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  int run(Office office) {
    Program program = program(office).program();
    Records records = office.ledger().records();
    MailRecord record =
        id(records, program)
            .flatMap(id -> records.mail(program, id))
            .orElseThrow(() -> CommandFailed.problem("there is no mail " + mail));
    if (json) {
      say(MailJson.of(record).toString());
    } else {
      explain(new Page(terminal()), record);
    }
    return ExitCode.DONE;
  }

  private Optional<Long> id(Records records, Program program) {
    if (mail.chars().allMatch(c -> c >= '0' && c <= '9') && mail.length() < 19) {
      return Optional.of(Long.parseLong(mail));
    }
    String bare =
        mail.startsWith("<") && mail.endsWith(">") ? mail.substring(1, mail.length() - 1) : mail;
    Records.MailQuery query =
        new Records.MailQuery(Optional.empty(), false, Optional.empty(), bare, 0, 10);
    return records.mails(program.id(), query).stream()
        .filter(row -> row.messageId().replace("<", "").replace(">", "").equals(bare))
        .map(MailRow::id)
        .findFirst();
  }

  private void explain(Page page, MailRecord record) {
    MailRow row = record.row();
    page.title("Mail " + row.id() + ": " + ending(row));
    page.line("from", row.from());
    page.line("subject", row.subject());
    page.line("Message-ID", row.messageId());

    page.section("How it came");
    for (MailRecord.Delivery delivery : record.deliveries()) {
      page.line(
          delivery.raw().source().ingress(),
          When.minute(delivery.raw().arrivedAt())
              + delivery.raw().envelope().mailFrom().map(a -> " from " + a).orElse("")
              + (delivery.raw().envelope().recipients().isEmpty()
                  ? ""
                  : " for " + delivery.raw().envelope().recipients()));
    }
    page.line("claimed at", record.claimedAt().map(When::minute));
    page.line("SHA-256", row.sha256());

    JsonNode identity = parse(record.identity());
    if (!identity.isMissingNode()) {
      page.section("Who sent it");
      page.line("level", level(identity.path("level").asText()));
      page.line("domain", identity.path("authenticatedDomain").asText(""));
      page.line("token of", identity.path("token").path("person").asText(""));
      identity.path("reasons").forEach(reason -> page.line("because", reason.asText()));
    }

    JsonNode reading = parse(record.reading());
    if (!reading.isMissingNode()) {
      page.section("What was read");
      new ReadingStory(page).tell(reading);
    }

    page.section("What was decided");
    page.line("outcome", ending(row));
    parse(record.decision())
        .forEach(
            step ->
                page.line(
                    "because", step.path("rule").asText() + ": " + step.path("because").asText()));
    page.line("error", record.error());

    if (!record.events().isEmpty()) {
      page.section("What happened to deals");
      record
          .events()
          .forEach(
              moved -> page.line(moved.ref(), moved.word() + " (event " + moved.version() + ")"));
    }
    if (!record.outgoing().isEmpty()) {
      page.section("What was sent");
      record.outgoing().forEach(mail -> sent(page, mail));
    }
    if (!record.acts().isEmpty()) {
      page.section("What operators did");
      record
          .acts()
          .forEach(
              act ->
                  page.line(
                      act.act().act(),
                      "by "
                          + act.act().operator()
                          + " at "
                          + When.minute(act.at())
                          + " "
                          + act.act().detail()));
    }
  }

  private static void sent(Page page, OutgoingRecord mail) {
    page.line(
        "mail " + mail.id(),
        mail.notice()
            + " to "
            + mail.to()
            + ": "
            + mail.state()
            + (mail.lastReply().isEmpty() ? "" : ", " + mail.lastReply()));
  }

  private static String ending(MailRow row) {
    return row.outcome().map(outcome -> outcome + ", " + row.reason()).orElse("not decided yet");
  }

  private static String level(String level) {
    return switch (level) {
      case "NOTHING" -> "nothing is proven";
      case "DOMAIN" -> "the sender's domain is proven";
      case "TOKEN" -> "answers a mail of ours; the domain is not proven";
      case "BOTH" -> "the domain is proven, and it answers our mail to this very person";
      case "STEP_UP" -> "proven twice";
      default -> level;
    };
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }
}
