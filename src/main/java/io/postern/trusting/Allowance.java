package io.postern.trusting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

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
  private final long until = System.nanoTime() + TIME.toNanos();
  private final Map<String, Answer> answers = new HashMap<>();

  Allowance(Dns dns) {
    this.dns = dns;
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
    if (System.nanoTime() - until > 0) {
      return new Answer.Unknown("DNS takes longer than " + TIME.toSeconds() + " s for this mail");
    }
    Answer answer = dns.ask(name, type);
    answers.put(question, answer);
    return answer;
  }
}
