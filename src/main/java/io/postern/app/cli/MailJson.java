package io.postern.app.cli;

import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;

/** A mail for scripts. */
final class MailJson {
  private MailJson() {}

  static Json of(MailRow mail) {
    return new Json()
        .put("mail", mail.id())
        .put("keptAt", mail.keptAt())
        .put("messageId", mail.messageId())
        .put("from", mail.from())
        .put("subject", mail.subject())
        .put("kind", mail.kind())
        .put("outcome", mail.outcome())
        .put("reason", mail.reason())
        .put("attempts", mail.attempts())
        .put("size", mail.size())
        .put("sha256", mail.sha256());
  }

  static Json of(MailRecord record) {
    return of(record.row())
        .put("claimedAt", record.claimedAt())
        .put("deliveries", record.deliveries().stream().map(MailJson::delivery).toList())
        .put("identity", new Json.Raw(record.identity()))
        .put("reading", new Json.Raw(record.reading()))
        .put("decision", new Json.Raw(record.decision()))
        .put(
            "events",
            record.events().stream()
                .map(
                    moved ->
                        new Json()
                            .put("deal", moved.ref())
                            .put("version", moved.version())
                            .put("event", moved.word()))
                .toList())
        .put("outgoing", record.outgoing().stream().map(DealJson::outgoing).toList())
        .put("error", record.error())
        .put(
            "acts",
            record.acts().stream()
                .map(
                    act ->
                        new Json()
                            .put("at", act.at())
                            .put("operator", act.act().operator())
                            .put("act", act.act().act())
                            .put("detail", act.act().detail()))
                .toList());
  }

  private static Json delivery(MailRecord.Delivery delivery) {
    return new Json()
        .put("id", delivery.id())
        .put("ingress", delivery.raw().source().ingress())
        .put("key", delivery.raw().source().key())
        .put("arrivedAt", delivery.raw().arrivedAt())
        .put("mailFrom", delivery.raw().envelope().mailFrom())
        .put("recipients", delivery.raw().envelope().recipients())
        .put("sha256", delivery.sha256());
  }
}
