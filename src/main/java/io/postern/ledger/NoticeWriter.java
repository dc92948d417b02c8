package io.postern.ledger;

import static io.postern.ledger.Batch.none;
import static io.postern.ledger.Batch.to;
import static io.postern.ledger.Batch.word;
import static io.postern.ledger.schema.Tables.CONVERSATION;
import static io.postern.ledger.schema.Tables.CONVERSATION_DEAL;
import static io.postern.ledger.schema.Tables.GATHERED;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;
import static io.postern.ledger.schema.Tables.TOKEN;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deciding.Owed;
import io.postern.identity.TokenClaim.Purpose;
import io.postern.kit.Sha256;
import io.postern.ledger.Conversations.About;
import io.postern.ledger.Conversations.Course;
import io.postern.mail.MessageId;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes what is owed: conversations, the mails with their bytes, and their tokens. */
final class NoticeWriter {
  /** How much of a mail's packed bytes is in one row. */
  static final int PIECE = 256 * 1024;

  private static final Query INSERT_CONVERSATION =
      Batch.insert(CONVERSATION, CONVERSATION.fields());
  private static final Query INSERT_DEAL =
      Batch.insert(CONVERSATION_DEAL, CONVERSATION_DEAL.fields());
  private static final Query INSERT_OUTGOING =
      Batch.insert(
          OUTGOING,
          OUTGOING.ID,
          OUTGOING.PROGRAM_ID,
          OUTGOING.CONVERSATION_ID,
          OUTGOING.MAIL_ID,
          OUTGOING.NOTICE,
          OUTGOING.TEMPLATE,
          OUTGOING.RECIPIENT,
          OUTGOING.ENVELOPE_FROM,
          OUTGOING.MESSAGE_ID,
          OUTGOING.MESSAGE_KEY,
          OUTGOING.ANSWERS,
          OUTGOING.SUBJECT,
          OUTGOING.STATE,
          OUTGOING.DUE_AT,
          OUTGOING.ATTEMPTS,
          OUTGOING.FENCE,
          OUTGOING.QUEUED_AT,
          OUTGOING.LAST_REPLY,
          OUTGOING.TELLS_DEAL,
          OUTGOING.TELLS_VERSION);
  private static final Query INSERT_GATHERED = Batch.insert(GATHERED, GATHERED.fields());
  private static final Query INSERT_PIECE = Batch.insert(OUTGOING_PIECE, OUTGOING_PIECE.fields());
  private static final Query INSERT_TOKEN = Batch.insert(TOKEN, TOKEN.fields());
  private static final Query SUPERSEDE =
      DSL.update(OUTGOING)
          .set(OUTGOING.STATE, word(OutgoingState.SUPERSEDED))
          .set(OUTGOING.DUE_AT, none(OUTGOING.DUE_AT))
          .set(OUTGOING.ENDED_AT, to(OUTGOING.ENDED_AT))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.in(
                  word(OutgoingState.HELD),
                  word(OutgoingState.GATHERED),
                  word(OutgoingState.QUEUED),
                  word(OutgoingState.RETRYING)));

  private final Tx tx;
  private final NoticeIds ids;
  private final Program program;
  private final Scribe scribe;
  private final Duration tokenLife;
  private final Instant now;
  private final List<Debt> debts = new ArrayList<>();
  private final Set<Long> supersede = new LinkedHashSet<>();

  /** Where ids of conversations and of outgoing mails come from. */
  record NoticeIds(Ids conversations, Ids outgoing) {}

  /**
   * A notice to be written.
   *
   * @param mailId the mail that caused it
   * @param heard is told the conversation and the mail when they are known
   */
  private record Debt(Owed owed, Optional<Long> mailId, Listener heard) {}

  /** Hears where a notice went. */
  interface Listener {
    void to(Owed owed, long conversationId, long outgoingId);
  }

  NoticeWriter(
      Tx tx, NoticeIds ids, Program program, Scribe scribe, Duration tokenLife, Instant now) {
    this.tx = tx;
    this.ids = ids;
    this.program = program;
    this.scribe = scribe;
    this.tokenLife = tokenLife;
    this.now = now;
  }

  void add(Owed owed, Optional<Long> mailId, Listener heard) {
    debts.add(new Debt(owed, mailId, heard));
  }

  void supersede(Collection<Long> outgoing) {
    supersede.addAll(outgoing);
  }

  /**
   * @param newDeals deals that this transaction makes: nobody has talked about them yet
   */
  void flush(Set<Long> newDeals) {
    Batch gone = tx.batch(SUPERSEDE);
    supersede.stream().sorted().forEach(id -> gone.row(now, id, program.id()));
    gone.runAll("a mail has left, or was superseded already");
    if (debts.isEmpty()) {
      return;
    }
    Set<About> known = new HashSet<>();
    for (Debt debt : debts) {
      if (debt.owed().about().stream().noneMatch(newDeals::contains)) {
        about(debt.owed()).ifPresent(known::add);
      }
    }
    Map<About, Course> courses = Conversations.courses(tx.dsl(), program.id(), known);
    Set<String> unreachable = unreachable();
    Sheet sheet = new Sheet(tx);
    for (Letter letter : letters(courses, sheet)) {
      file(letter, unreachable.contains(letter.debt().owed().to().key()), sheet);
    }
    sheet.run();
  }

  private record Sheet(
      Batch conversations,
      Batch deals,
      Batch outgoing,
      Batch gathered,
      Batch pieces,
      Batch tokens) {
    Sheet(Tx tx) {
      this(
          tx.batch(INSERT_CONVERSATION),
          tx.batch(INSERT_DEAL),
          tx.batch(INSERT_OUTGOING),
          tx.batch(INSERT_GATHERED),
          tx.batch(INSERT_PIECE),
          tx.batch(INSERT_TOKEN));
    }

    void run() {
      conversations.run();
      deals.run();
      outgoing.run();
      gathered.run();
      pieces.run();
      tokens.run();
    }
  }

  /** What is to be said in one conversation, by the ids of the mails. */
  private record Correspondence(Course course, SortedMap<Long, Debt> debts) {}

  /** A notice in words, and the conversation that it goes on in. */
  private record Letter(Debt debt, long conversationId, long outgoingId, Written mail) {}

  // To word them is most of the work of a decision. Those of one conversation follow each other,
  // for
  // each names the ones before it; conversations know nothing of each other.
  private List<Letter> letters(Map<About, Course> courses, Sheet sheet) {
    Map<About, Correspondence> talks = new LinkedHashMap<>();
    for (Debt debt : debts) {
      Owed owed = debt.owed();
      long id = ids.outgoing().next(tx.dsl());
      talks
          .computeIfAbsent(
              about(owed).orElseGet(() -> new About(owed.to().key(), "o:" + id)),
              about ->
                  new Correspondence(
                      Optional.ofNullable(courses.get(about))
                          .orElseGet(() -> open(about, owed, sheet)),
                      new TreeMap<>()))
          .debts()
          .put(id, debt);
    }
    return talks.values().parallelStream()
        .flatMap(talk -> write(talk).stream())
        .sorted(Comparator.comparingLong(Letter::outgoingId))
        .toList();
  }

  private List<Letter> write(Correspondence talk) {
    List<Letter> letters = new ArrayList<>();
    Course course = talk.course();
    for (Map.Entry<Long, Debt> one : talk.debts().entrySet()) {
      Owed owed = one.getValue().owed();
      Written mail =
          scribe.write(
              owed,
              new MailThread(
                  course.id(),
                  one.getKey(),
                  course.root(),
                  course.references(),
                  course.subject(),
                  now.plus(tokenLife)));
      letters.add(new Letter(one.getValue(), course.id(), one.getKey(), mail));
      course = course.then(owed.answers(), mail.id(), mail.mail().subject());
    }
    return letters;
  }

  private void file(Letter letter, boolean blocked, Sheet sheet) {
    row(letter, blocked, sheet.outgoing());
    if (letter.debt().owed().gathered()) {
      gather(letter, sheet.gathered());
    }
    pieces(letter.outgoingId(), letter.mail(), sheet.pieces());
    token(letter.mail().replyTokenHash(), Purpose.REPLY, letter, sheet.tokens());
    token(letter.mail().bounceTokenHash(), Purpose.BOUNCE, letter, sheet.tokens());
    letter
        .mail()
        .leaveTokenHash()
        .ifPresent(hash -> token(hash, Purpose.LEAVE, letter, sheet.tokens()));
    letter.debt().heard().to(letter.debt().owed(), letter.conversationId(), letter.outgoingId());
  }

  private Course open(About about, Owed owed, Sheet sheet) {
    long id = ids.conversations().next(tx.dsl());
    MessageId root = Conversations.root(id, program.addresses().intake().domain());
    sheet
        .conversations()
        .row(
            id,
            program.id(),
            owed.to().toString(),
            about.personKey(),
            about.dealsKey(),
            root.value(),
            now);
    if (owed.about().size() >= Stored.PARTS) {
      throw new IllegalArgumentException("a conversation about " + owed.about().size() + " deals");
    }
    int number = 1;
    for (long deal : owed.about()) {
      sheet.deals().row(id * Stored.PARTS + number++, program.id(), id, deal);
    }
    return new Course(id, root, List.of(), Optional.empty());
  }

  private void row(Letter letter, boolean blocked, Batch batch) {
    Owed owed = letter.debt().owed();
    Written mail = letter.mail();
    Duration undo = program.terms().undoWindow();
    boolean held = owed.undoable() && undo.isPositive();
    OutgoingState state =
        blocked
            ? OutgoingState.SUPPRESSED
            : owed.gathered()
                ? OutgoingState.GATHERED
                : held ? OutgoingState.HELD : OutgoingState.QUEUED;
    batch.row(
        letter.outgoingId(),
        program.id(),
        letter.conversationId(),
        letter.debt().mailId().orElse(null),
        owed.notice().template(),
        mail.mail().template(),
        owed.to().toString(),
        mail.envelopeFrom().toString(),
        mail.id().value(),
        Stored.key(mail.id()),
        owed.answers().map(MessageId::value).orElse(null),
        mail.mail().subject(),
        state,
        blocked || owed.gathered() ? null : held ? now.plus(undo) : now,
        0,
        0,
        now,
        "",
        owed.tells().map(Owed.DealVersion::dealId).orElse(null),
        owed.tells().map(Owed.DealVersion::version).orElse(null));
  }

  private void gather(Letter letter, Batch batch) {
    Owed owed = letter.debt().owed();
    batch.row(letter.outgoingId(), program.id(), owed.to().key(), owed.about().getFirst());
  }

  private void pieces(long outgoingId, Written mail, Batch batch) {
    byte[] bytes = Packed.pack(mail.mail().bytes());
    for (int at = 0, piece = 0; at < bytes.length || piece == 0; at += PIECE, piece++) {
      batch.row(
          outgoingId * Stored.PARTS + piece,
          program.id(),
          bytes.length <= PIECE
              ? bytes
              : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE)),
          piece == 0 ? Stored.text(mail.mail().text(), Stored.LONGEST) : null);
    }
  }

  private void token(String hash, Purpose purpose, Letter letter, Batch batch) {
    batch.row(
        Stored.key(hash),
        program.id(),
        hash,
        purpose,
        letter.debt().owed().to().toString(),
        letter.conversationId(),
        letter.outgoingId(),
        now.plus(tokenLife),
        null);
  }

  // What is about no deal belongs to the mail that it answers, or stands alone.
  private static Optional<About> about(Owed owed) {
    String person = owed.to().key();
    if (!owed.about().isEmpty()) {
      return Optional.of(new About(person, Conversations.dealsKey(owed.about())));
    }
    return owed.answers().map(id -> new About(person, "m:" + Sha256.of(id.value())));
  }

  private Set<String> unreachable() {
    Unnested<String> people =
        Unnested.texts(debts.stream().map(debt -> debt.owed().to().key()).distinct().toList());
    return tx.dsl()
        .select(UNREACHABLE.ADDRESS_KEY)
        .from(people.table())
        .join(UNREACHABLE)
        .on(UNREACHABLE.ADDRESS_KEY.eq(people.value()))
        .where(UNREACHABLE.PROGRAM_ID.eq(program.id()))
        .fetchSet(UNREACHABLE.ADDRESS_KEY);
  }
}
