package io.postern.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list of phrases in a file of {@code inbound-rules/commands/} stands for. */
public enum CommandWords {
  /** Begin a mail: hi, dear, good morning. */
  GREETINGS,
  /** Whom a greeting may name besides a person: all, team, Postern. */
  EVERYONE,
  /** Ask for something: please. May stand before and after a command. */
  PLEASE,
  /** What may stand before a command and changes nothing: thanks, sorry, here you go. */
  OPENINGS,
  /** The same, but a yes: alone, a manager's is asked about. */
  ASSENTS,
  /** What may stand after a command and changes nothing: thanks, well done. */
  TAILS,
  /** End a mail: best regards. */
  CLOSINGS,
  /** What a command may be about: it, this referral. */
  IT,
  /** Says that all numbered leads are meant. */
  ALL,
  /** Between the numbers of leads: and. */
  AND,
  /** Between the first and the last of several numbers: to. */
  RANGE,
  /** Before the number of a lead: lead, no. */
  LEAD,
  /** The word for a day. */
  DAY,
  /** Between the parts of a date: of. */
  DATE_WORDS,
  /** Begin a reason: because. */
  BECAUSE,
  /** Begin what a command may depend on: if, when, once. */
  DOUBTS,
  /** Begin what takes a command back or limits it: but, only, wait. */
  RETRACTS,
  /** Say no: not, never, don't. */
  NEGATIONS,
  /** Whose verb is the author's own: I, we. */
  OURS,
  /** Whose verb is somebody else's: they, their board, the customer. */
  OTHERS,
  /** Say yes when one is asked whether a mail is one's own. */
  CONFIRMS,
  /** Say no to the same. */
  DENIES,
  /** Stand where a form leaves a gap: reason, text. */
  PLACEHOLDERS,
  /** Say that somebody writes for somebody else: on behalf of. */
  BEHALF,
  /** Say that a mail is only a reaction: reacted. */
  REACTED;

  /** The key in the file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<CommandWords> ofKey(String key) {
    return Arrays.stream(values()).filter(words -> words.key().equals(key)).findFirst();
  }
}
