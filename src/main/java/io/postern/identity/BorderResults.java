package io.postern.identity;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.mail.Address;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the border says about a mail's origin, in its own trace block and under its own name. */
final class BorderResults {
  private BorderResults() {}

  static Authentication read(RawHeaders headers, TraceBlock block, TrustPolicy policy) {
    if (block.fields().isEmpty()) {
      return Authentication.none("no Received of the border stands on top of the mail");
    }
    List<Check> checks = new ArrayList<>();
    Set<Method> answered = new HashSet<>();
    for (RawField field : block.named("Authentication-Results")) {
      Optional<AuthenticationResults> read = AuthenticationResults.read(field.unfolded());
      if (read.isEmpty() || !policy.believes(read.get().authservId())) {
        continue;
      }
      List<Check> said = checks(read.get());
      // The border writes on top. Of a method that it has answered, what stands below is older, or
      // forged where the border forgot to strip; only a failed DMARC counts from anywhere.
      said.stream()
          .filter(check -> !answered.contains(check.method()) || failedPolicy(check))
          .forEach(checks::add);
      said.forEach(check -> answered.add(check.method()));
    }
    if (checks.isEmpty()) {
      return Authentication.none(
          "the border's trace block has no Authentication-Results of its own");
    }
    return new Authentication(
        WeakSignatures.discounted(checks, headers), "the border's Authentication-Results");
  }

  private static boolean failedPolicy(Check check) {
    return check.method() == Method.DMARC && check.verdict().equals("fail");
  }

  static List<Check> checks(AuthenticationResults results) {
    List<Check> checks = new ArrayList<>();
    for (AuthenticationResults.Result result : results.results()) {
      switch (result.method()) {
        case "spf" ->
            checks.add(
                check(
                    Method.SPF,
                    result,
                    result.property("smtp.mailfrom"),
                    result.property("smtp.mail")));
        case "dkim" ->
            checks.add(
                check(
                    Method.DKIM, result, result.property("header.d"), result.property("header.i")));
        case "dmarc" -> checks.add(check(Method.DMARC, result, result.property("header.from"), ""));
        default -> {}
      }
    }
    return checks;
  }

  private static Check check(
      Method method, AuthenticationResults.Result result, String value, String otherwise) {
    return new Check(method, result.verdict(), domain(value.isEmpty() ? otherwise : value));
  }

  /** The domain of a value, behind its last at sign; empty when that is no domain. */
  private static String domain(String value) {
    String bare =
        value.startsWith("<") && value.endsWith(">")
            ? value.substring(1, value.length() - 1)
            : value;
    return Address.parse("x@" + bare.substring(bare.lastIndexOf('@') + 1))
        .map(Address::domain)
        .orElse("");
  }
}
