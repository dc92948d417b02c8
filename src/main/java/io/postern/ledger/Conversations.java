package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONVERSATION;
import static io.postern.ledger.schema.Tables.CONVERSATION_DEAL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deal.Conversation;
import io.postern.kit.Sha256;
import io.postern.mail.MessageId;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Exchanges with one person about one or more deals, as rows. */
final class Conversations {
  private static final int LONGEST_KEY = 400;
  private static final int OLDEST = 4;
  private static final int NEWEST = 6;

  private static final String ROOT = "c.";
  private static final int LONGEST_NUMBER = 14;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A mail to one person about these: the same again is the same conversation. */
  record About(String personKey, String dealsKey) {}

  /**
   * What a conversation has come to.
   *
   * @param mails ids of its mails, theirs and ours, oldest first
   * @param subject of its last mail
   */
  record Course(long id, MessageId root, List<MessageId> mails, Optional<String> subject) {
    Course {
      mails = List.copyOf(mails);
    }

    /** The ids that a next mail refers to: the oldest and the newest. */
    List<MessageId> references() {
      if (mails.size() <= OLDEST + NEWEST) {
        return mails;
      }
      List<MessageId> some = new ArrayList<>(mails.subList(0, OLDEST));
      some.addAll(mails.subList(mails.size() - NEWEST, mails.size()));
      return some;
    }

    /** With one more mail of ours, and the one that it answered. */
    Course then(Optional<MessageId> answered, MessageId mail, String itsSubject) {
      List<MessageId> more = new ArrayList<>(mails);
      answered.filter(id -> !more.contains(id)).ifPresent(more::add);
      more.add(mail);
      return new Course(id, root, more, Optional.of(itsSubject));
    }
  }

  private Conversations() {}

  static String dealsKey(List<Long> deals) {
    String key = deals.stream().map(String::valueOf).collect(Collectors.joining(",", "d:", ""));
    return key.length() <= LONGEST_KEY ? key : "h:" + Sha256.of(key);
  }

  /** The id that a conversation's mails all refer to: with its number, and not to be guessed. */
  static MessageId root(long conversationId, String domain) {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    return new MessageId(
        ROOT
            + Long.toString(conversationId, Character.MAX_RADIX)
            + "."
            + new BigInteger(1, random).toString(Character.MAX_RADIX)
            + "@"
            + domain);
  }

  /** The conversation that an id names, if it looks like a root. */
  static Optional<Long> numberIn(MessageId id) {
    int dot = id.value().indexOf('.', ROOT.length());
    if (!id.value().startsWith(ROOT) || dot < 0 || dot > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(id.value().substring(ROOT.length(), dot), Character.MAX_RADIX);
      return Optional.of(number).filter(n -> n > 0);
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /** Those of these conversations that are there already. */
  static Map<About, Course> courses(DSLContext dsl, String programId, Collection<About> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Unnested<String> keys =
        Unnested.texts(wanted.stream().map(About::dealsKey).distinct().toList());
    Map<Long, About> found = new LinkedHashMap<>();
    Map<Long, MessageId> roots = new LinkedHashMap<>();
    dsl.select(CONVERSATION.ID, CONVERSATION.PERSON_KEY, CONVERSATION.DEALS_KEY, CONVERSATION.ROOT)
        .from(keys.table())
        .join(CONVERSATION)
        .on(CONVERSATION.DEALS_KEY.eq(keys.value()))
        .where(CONVERSATION.PROGRAM_ID.eq(programId))
        .forEach(
            row -> {
              About about = new About(row.value2(), row.value3());
              if (wanted.contains(about)) {
                found.put(row.value1(), about);
                roots.put(row.value1(), new MessageId(row.value4()));
              }
            });
    Map<Long, Course> courses = new LinkedHashMap<>();
    roots.forEach((id, root) -> courses.put(id, new Course(id, root, List.of(), Optional.empty())));
    follow(dsl, programId, courses);
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, entry -> courses.get(entry.getKey())));
  }

  private static void follow(DSLContext dsl, String programId, Map<Long, Course> courses) {
    if (courses.isEmpty()) {
      return;
    }
    Unnested<Long> ids = Unnested.longs(courses.keySet());
    dsl.select(OUTGOING.CONVERSATION_ID, OUTGOING.MESSAGE_ID, OUTGOING.ANSWERS, OUTGOING.SUBJECT)
        .from(ids.table())
        .join(OUTGOING)
        .on(OUTGOING.CONVERSATION_ID.eq(ids.value()))
        .where(OUTGOING.PROGRAM_ID.eq(programId))
        .orderBy(OUTGOING.ID)
        .forEach(
            row ->
                courses.computeIfPresent(
                    row.value1(),
                    (id, course) ->
                        course.then(
                            Optional.ofNullable(row.value3()).flatMap(MessageId::parse),
                            new MessageId(row.value2()),
                            row.value4())));
  }

  /** The deals of conversations in the order of their numbers, by conversation. */
  static Map<Long, List<Long>> dealsOf(
      DSLContext dsl, String programId, Collection<Long> conversations) {
    if (conversations.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(conversations);
    Map<Long, List<Long>> deals = new HashMap<>();
    // H2 begins an inner join over a range at its other end, and takes an index of program_id for a
    // join on that: either reads all rows.
    dsl.select(CONVERSATION_DEAL.CONVERSATION_ID, CONVERSATION_DEAL.DEAL_ID)
        .from(wanted.table())
        .leftJoin(CONVERSATION_DEAL)
        .on(
            CONVERSATION_DEAL.ID.ge(wanted.value().times(Stored.PARTS)),
            CONVERSATION_DEAL.ID.lt(wanted.value().plus(1).times(Stored.PARTS)))
        .where(CONVERSATION_DEAL.PROGRAM_ID.eq(programId))
        .orderBy(CONVERSATION_DEAL.ID)
        .forEach(
            row -> deals.computeIfAbsent(row.value1(), id -> new ArrayList<>()).add(row.value2()));
    return deals;
  }

  /** The conversations about deals, by deal. */
  static Map<Long, List<Long>> about(DSLContext dsl, String programId, Collection<Long> deals) {
    if (deals.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(deals);
    return dsl.select(CONVERSATION_DEAL.DEAL_ID, CONVERSATION_DEAL.CONVERSATION_ID)
        .from(wanted.table())
        .join(CONVERSATION_DEAL)
        .on(CONVERSATION_DEAL.DEAL_ID.eq(wanted.value()))
        .where(CONVERSATION_DEAL.PROGRAM_ID.eq(programId))
        .fetchGroups(CONVERSATION_DEAL.DEAL_ID, CONVERSATION_DEAL.CONVERSATION_ID);
  }

  static Map<Long, Conversation> byIds(DSLContext dsl, String programId, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(ids);
    Map<Long, List<Long>> deals = dealsOf(dsl, programId, ids);
    Map<Long, Conversation> conversations = new LinkedHashMap<>();
    dsl.select(CONVERSATION.ID, CONVERSATION.PERSON)
        .from(wanted.table())
        .join(CONVERSATION)
        .on(CONVERSATION.ID.eq(wanted.value()))
        .where(CONVERSATION.PROGRAM_ID.eq(programId))
        .forEach(row -> conversations.put(row.get(CONVERSATION.ID), read(row, deals)));
    return conversations;
  }

  private static Conversation read(Record row, Map<Long, List<Long>> deals) {
    long id = row.get(CONVERSATION.ID);
    return new Conversation(
        id, Stored.address(row.get(CONVERSATION.PERSON)), deals.getOrDefault(id, List.of()));
  }
}
