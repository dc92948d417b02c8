package io.postern.notice;

import io.postern.understanding.CommandGuide.Saying;
import io.postern.understanding.CommandWord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Some commands that are told of together.
 *
 * @param key what they are about, in small letters
 * @param lines one a command
 */
public record HelpFacts(String key, List<HelpLine> lines) {
  public HelpFacts {
    lines = List.copyOf(lines);
  }

  /**
   * @param word of the command, by which its description is found
   * @param example a whole command
   * @param others further words for it
   */
  public record HelpLine(String word, String example, List<String> others) {
    public HelpLine {
      others = List.copyOf(others);
    }
  }

  /** What commands are about, in the order in which people read of it. */
  private enum Topic {
    REVIEW,
    SALES,
    DEAL,
    CONFLICT,
    MONEY,
    PROGRAM,
    MAILS,
    /** Only for who is asked to join, and reads of it in that mail. */
    NOWHERE
  }

  /** Commands, topic by topic. */
  public static List<HelpFacts> of(List<Saying> sayings) {
    Map<Topic, List<HelpLine>> topics = new EnumMap<>(Topic.class);
    for (Saying saying : sayings) {
      topics
          .computeIfAbsent(topic(saying.word()), _ -> new ArrayList<>())
          .add(new HelpLine(saying.word().word(), saying.example(), saying.others()));
    }
    topics.remove(Topic.NOWHERE);
    return topics.entrySet().stream()
        .map(
            topic ->
                new HelpFacts(topic.getKey().name().toLowerCase(Locale.ROOT), topic.getValue()))
        .toList();
  }

  private static Topic topic(CommandWord word) {
    return switch (word) {
      case APPROVE, DECLINE, ASK -> Topic.REVIEW;
      case STAGE, WON, INVOICE_PAID, LOST -> Topic.SALES;
      case CREDIT -> Topic.CONFLICT;
      case RELEASE, PAID, ADJUST, COMMISSION -> Topic.MONEY;
      case NOTE, EXTEND, ASSIGN, REOPEN, UNDO, STATUS, CORRECT, WITHDRAW, DISPUTE, ADD ->
          Topic.DEAL;
      case LIST, REPORT, INVITE, ACCEPT, TIER, RULES, TERMS, REFERRALS, KIT, HELP -> Topic.PROGRAM;
      case LANGUAGE, DIGEST, PAUSE, STOP, RESUME -> Topic.MAILS;
      case JOIN -> Topic.NOWHERE;
    };
  }
}
