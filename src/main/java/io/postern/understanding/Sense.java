package io.postern.understanding;

import java.util.Arrays;
import java.util.Optional;

/** What a word of the field rules is good for, with the key that rule files call it by. */
public enum Sense {
  /** Names a field in a form; the detail is the field's key. */
  LABEL("labels", true),
  /** Before a person's name, not part of it: Mr, Frau. */
  COURTESY("courtesy", false),
  /** Before a person's name and part of it: Dr., Ing. */
  TITLE("titles", false),
  /** What somebody is in a company. */
  ROLE("roles", false),
  /** Goes with a role: sales, procurement. */
  ROLE_WORD("role-words", false),
  /** Stands right before a person's name. */
  PERSON_BEFORE("person-before", false),
  /** Stands right before a company's name. */
  COMPANY_BEFORE("company-before", false),
  /** "firm", "Gesellschaft": says that a name beside it is a company's. */
  COMPANY_NOUN("company-nouns", false),
  /** A word that companies have in their names: Logistics, Stadtwerke. */
  COMPANY_WORD("company-words", false),
  /** Behind "and" at the end of a firm's name: sons, partners. */
  FAMILY("family", false),
  /** Ends or begins a company's name; the detail is {@code after} or {@code before}. */
  LEGAL_FORM("legal-forms", true),
  /** The sender refers somebody. */
  INTRODUCES("introduces", false),
  /** Somebody wants or lacks something. */
  NEED("needs", false),
  /** Begins a sentence about the prospect: they, his firm. */
  OTHERS("others", false),
  /** Begins one of several things that are told: first, the second, another. */
  ORDINAL("ordinals", false),
  /** The author: what a clause that begins with it wants is no wish of a prospect. */
  SELF("self", false),
  /** Names a time: a month, "next week". */
  TIME("times", false),
  /** Goes with a time: by, end of, decide. */
  TIME_HINT("time-hints", false),
  /** A number in words; the detail is the number. */
  NUMBER("numbers", true),
  /** Multiplies a number; the detail is the factor. */
  FACTOR("factors", true),
  /**
   * A currency; the detail is its ISO 4217 code, {@code $} or {@code kr} where countries share it.
   */
  CURRENCY("currencies", true),
  PER_MONTH("per-month", false),
  PER_YEAR("per-year", false),
  /** An amount beside it is what the deal may be worth. */
  VALUE("value", false),
  /** An amount beside it is something else: turnover, a commission. */
  NOT_VALUE("not-value", false),
  /** Somebody beside it only answers the phone. */
  ASSISTANT("assistants", false),
  /** Somebody beside it belongs to the sender: "my colleague". */
  OF_SENDER("of-sender", false),
  /** Right before a value that no longer holds: "not", "instead of". */
  OLD("old-value", false),
  /** Whoever is named with it takes the place of the former contact, or is spelled anew. */
  NEW_CONTACT("new-contact", false),
  /** Stands for a value that is not known: n/a. */
  UNKNOWN("unknown", false),
  /** Written with a capital but never part of a name. */
  NOT_A_NAME("not-names", false),
  /** Begins a greeting line. */
  GREETING("greetings", false),
  /** Begins a closing formula. */
  CLOSING("closings", false);

  private final String key;
  private final boolean detailed;

  Sense(String key, boolean detailed) {
    this.key = key;
    this.detailed = detailed;
  }

  public String key() {
    return key;
  }

  /** Whether its words stand below one more key. */
  public boolean detailed() {
    return detailed;
  }

  public static Optional<Sense> ofKey(String key) {
    return Arrays.stream(values()).filter(sense -> sense.key.equals(key)).findFirst();
  }
}
