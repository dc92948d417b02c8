package io.postern.identity;

import java.util.List;

/**
 * What is known of the checks on a mail's origin, made by the border or by ourselves.
 *
 * @param checks each check with its verdict
 * @param source where this comes from, in words for an operator
 */
public record Authentication(List<Check> checks, String source) {
  /** The kinds of checks that count. */
  public enum Method {
    SPF,
    DKIM,
    DMARC
  }

  /**
   * One check.
   *
   * @param verdict lower case: pass, fail, softfail, neutral, none, temperror, permerror …
   * @param domain the domain it is about, lower-case A-labels: of the reverse path (SPF), of the
   *     signature (DKIM), of the From line (DMARC); empty when it does not say
   */
  public record Check(Method method, String verdict, String domain) {}

  public Authentication {
    checks = List.copyOf(checks);
  }

  /** Nobody checked. */
  public static Authentication none(String why) {
    return new Authentication(List.of(), why);
  }

  /** Whether something could not be found out that later may be (RFC 8601 2.7, temperror). */
  public boolean open() {
    return checks.stream().anyMatch(check -> check.verdict().equals("temperror"));
  }

  List<Check> of(Method method) {
    return checks.stream().filter(check -> check.method() == method).toList();
  }
}
