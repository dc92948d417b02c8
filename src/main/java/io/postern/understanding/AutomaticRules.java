package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import java.util.List;
import java.util.Map;

/**
 * The words by which robots are known: {@code inbound-rules/automatic.yml}. All are compared in
 * lower case.
 *
 * @param away how people's absence notes read
 * @param bounces how delivery reports read
 */
public record AutomaticRules(Away away, Bounces bounces) {
  /** No words: only headers tell. */
  public static final AutomaticRules NONE =
      new AutomaticRules(
          new Away(List.of(), List.of(), List.of(), List.of()),
          new Bounces(
              List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
              Map.of()));

  /**
   * @param subjects how their subjects begin
   * @param phrases what stands in their text
   * @param until words before the day on which they end
   * @param unattended local parts of addresses that nobody reads
   */
  public record Away(
      List<String> subjects, List<String> phrases, List<String> until, List<String> unattended) {
    public Away {
      subjects = List.copyOf(subjects);
      phrases = List.copyOf(phrases);
      until = List.copyOf(until);
      unattended = List.copyOf(unattended);
    }
  }

  /**
   * @param daemons local parts and names of mail systems that write reports
   * @param subjects how their subjects begin
   * @param originals lines below which the returned mail stands
   * @param delays phrases of reports that a mail is late and still tried
   * @param doubts phrases by which a refusal is about the sender, or says no more than perhaps:
   *     then nothing is proven of the address
   * @param quotes phrases after which stands what the other host said
   * @param passing phrases by which a failure is one of the moment
   * @param causes phrases of each cause
   */
  public record Bounces(
      List<String> daemons,
      List<String> subjects,
      List<String> originals,
      List<String> delays,
      List<String> doubts,
      List<String> quotes,
      List<String> passing,
      Map<Cause, List<String>> causes) {
    public Bounces {
      daemons = List.copyOf(daemons);
      subjects = List.copyOf(subjects);
      originals = List.copyOf(originals);
      delays = List.copyOf(delays);
      doubts = List.copyOf(doubts);
      quotes = List.copyOf(quotes);
      passing = List.copyOf(passing);
      causes = Map.copyOf(causes);
    }
  }
}
