package io.postern.trusting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What one mail may ask: a number of questions and a time for all of them together. A mail that
 * would need more is one that was made so.
 */
final class Allowance implements Dns {
  // SPF may need 10 terms with 10 names each in the worst case (RFC 7208 4.6.4); honest mail needs
  // some 20 questions in all.
  private static final int QUESTIONS = 100;
  private static final Duration TIME = Duration.ofSeconds(20);

  private final Dns dns;
  private final LongSupplier nanos;
  private final long until;
  private final Map<String, Answer> answers = new HashMap<>();

  Allowance(Dns dns) {
    this(dns, System::nanoTime);
  }

  /**
   * @param nanos time that passes, as {@link System#nanoTime} counts it
   */
  Allowance(Dns dns, LongSupplier nanos) {
    this.dns = dns;
    this.nanos = nanos;
    this.until = nanos.getAsLong() + TIME.toNanos();
  }

  @Override
  public Answer ask(String name, Type type) {
    String question = type + " " + name;
    Answer known = answers.get(question);
    if (known != null) {
      return known;
    }
    if (answers.size() >= QUESTIONS) {
      return new Answer.Unknown("the mail needs more than " + QUESTIONS + " questions to DNS");
    }
    if (nanos.getAsLong() - until > 0) {
      return new Answer.Unknown("DNS takes longer than " + TIME.toSeconds() + " s for this mail");
    }
    Answer answer = dns.ask(name, type);
    answers.put(question, answer);
    return answer;
  }
}
