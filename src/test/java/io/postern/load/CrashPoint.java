package io.postern.load;

import java.util.Arrays;
import java.util.List;

/**
 * The steps at which an engine is made to end, one after the other: all that lies between a mail's
 * first word and the last record of its answer, and the making of the schema before. Each names a
 * method of the engine and whether it ends before that method begins or after it is done.
 */
enum CrashPoint {
  /** Amid the schema, which H2 commits statement by statement. */
  MIGRATING(
      When.BEFORE,
      "org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor",
      "executeStatement",
      30),
  /** All statements of a file are done, and it does not stand in the history yet. */
  MIGRATED_NOT_NOTED(
      When.BEFORE,
      "org.flywaydb.core.internal.schemahistory.JdbcTableSchemaHistory",
      "doAddAppliedMigration",
      2),

  RECIPIENT_TAKEN(When.AFTER, "io.postern.intake.smtp.SmtpDialogue", "rcpt", 2),
  CONTENT_RECEIVED(When.AFTER, "io.postern.intake.smtp.SmtpContent$Reader", "read", 2),
  POSTED_NOT_KEPT(When.BEFORE, "io.postern.intake.http.HttpDoor", "take", 2),
  POSTED_NOT_ANSWERED(When.AFTER, "io.postern.intake.http.HttpDoor", "keep", 1),
  KEPT_NOT_COMMITTED(When.AFTER, "io.postern.ledger.KeepWriter", "write", 1),
  KEPT_NOT_SYNCED(When.BEFORE, "io.postern.ledger.Database", "sync", 1),
  KEPT_NOT_ACKNOWLEDGED(When.AFTER, "io.postern.journey.Mailroom", "keep", 1),

  CLAIMED_NOT_READ(When.BEFORE, "io.postern.journey.InboundMailProcessor", "process", 1),
  UNDERSTOOD(When.AFTER, "io.postern.journey.MailReader", "understand", 2),
  UNDERSTOOD_NOT_DECIDED(When.BEFORE, "io.postern.ledger.MailDecisions", "together", 1),
  NOTICE_WRITTEN(When.AFTER, "io.postern.journey.OutboundNotifier", "write", 2),
  DECIDED_NOT_COMMITTED(When.AFTER, "io.postern.ledger.MailDecisions", "decide", 1),
  DECIDED(When.AFTER, "io.postern.ledger.MailDecisions", "together", 1),

  TAKEN_NOT_COMMITTED(When.BEFORE, "io.postern.ledger.OutboxClaims", "firstTry", 1),
  TAKEN_NOT_SENT(When.BEFORE, "io.postern.ledger.OutboxClaims", "outgoing", 1),
  CONTENT_NOT_SENT(When.BEFORE, "io.postern.posting.Conversation", "content", 1),
  /** The final dot is out and the reply is not read: nobody can know (UNCERTAIN). */
  DOT_SENT(When.AFTER, "io.postern.posting.Guard$Watch", "close", 1),
  REPLY_READ(When.AFTER, "io.postern.posting.Conversation", "content", 1),
  SENT_NOT_RECORDED(When.BEFORE, "io.postern.ledger.SendRecords", "write", 1),
  RECORDED_NOT_COMMITTED(When.AFTER, "io.postern.ledger.SendRecords", "write", 1),
  SENT_AND_RECORDED(When.AFTER, "io.postern.ledger.Outbox", "record", 1),

  /** While it takes back what the crash before has left. */
  RECOVERING(When.AFTER, "io.postern.ledger.Recovery", "programs", 2);

  /** On which side of the method. */
  enum When {
    BEFORE,
    AFTER
  }

  private static final int TURNS = 8;

  private final When when;
  private final String owner;
  private final String method;
  private final int passes;

  CrashPoint(When when, String owner, String method, int passes) {
    this.when = when;
    this.owner = owner;
    this.method = method;
    this.passes = passes;
  }

  /** Those whose turn it is; within eight days all have it. */
  static List<CrashPoint> ofDay(long day) {
    return Arrays.stream(values()).filter(point -> point.ordinal() % TURNS == day % TURNS).toList();
  }

  When when() {
    return when;
  }

  /** The class, as its file is named: {@code io/postern/journey/Mailroom}. */
  String owner() {
    return owner.replace('.', '/');
  }

  String method() {
    return method;
  }

  /** At which passing in the life of a process it ends. */
  int passes() {
    return passes;
  }

  /** Whether only posted mail passes it. */
  boolean byHttp() {
    return owner.startsWith("io.postern.intake.http.");
  }

  /** Whether it is passed while the schema is made, and only then. */
  boolean inMigration() {
    return compareTo(MIGRATED_NOT_NOTED) <= 0;
  }
}
