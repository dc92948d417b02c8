package io.postern.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of a phrase that the mail fills in, by the word that rule files call it. */
public enum Slot {
  /** What the command is about: a word of {@code it}, numbered leads, a reference, the company. */
  IT,
  /** Numbers of leads, or references of deals. */
  LEADS,
  /** A number of days. */
  DAYS,
  /** An amount with its currency. */
  AMOUNT,
  /** A date with its year. */
  DATE,
  /** A sales stage of the workflow. */
  STAGE,
  /** A mail address. */
  ADDRESS,
  /** first, second, split 60/40, direct or none, in the words of the file. */
  CREDIT,
  /** How often: daily, weekly or not at all, in the words of the file. */
  RHYTHM,
  /** A language, by its name in the file. */
  LANGUAGE,
  /**
   * A language, by its ISO 639-1 code: many are words too, so only where nothing else can stand.
   */
  CODE,
  /** Any company's name: capitals, at most a few words. */
  COMPANY,
  /** The name of somebody whom the mail names elsewhere: the sender, a receiver, in the quote. */
  NAME,
  /** A reason to the end of the paragraph, after a colon, dash, comma, "because" or line end. */
  REASON,
  /** Free text to the end of the paragraph, after a colon, dash or line end. */
  TEXT;

  /** The word in rule files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it runs to the end of the paragraph. */
  boolean free() {
    return this == REASON || this == TEXT;
  }

  /** Whether what may fill it depends on the language of its phrase. */
  boolean spoken() {
    return switch (this) {
      case IT, LEADS, DAYS, AMOUNT, DATE, CREDIT, RHYTHM -> true;
      case STAGE, ADDRESS, LANGUAGE, CODE, COMPANY, NAME, REASON, TEXT -> false;
    };
  }

  static Optional<Slot> ofWord(String word) {
    return Arrays.stream(values()).filter(slot -> slot.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Slot::word).collect(Collectors.joining(", "));
  }
}
