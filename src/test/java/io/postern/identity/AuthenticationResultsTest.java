package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.AuthenticationResults.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
  @Test
  void googlesFieldIsRead() {
    AuthenticationResults read =
        read(
            "mx.google.com; dkim=pass header.i=@partner.example header.s=s1 header.b=\"aB/c+d=\";"
                + " arc=none (i=1 spf=pass; dkim=pass); spf=pass (google.com: domain of"
                + " pat@partner.example designates 192.0.2.1 as permitted sender)"
                + " smtp.mailfrom=pat@partner.example; dmarc=pass (p=NONE sp=NONE dis=NONE)"
                + " header.from=partner.example");

    assertEquals("mx.google.com", read.authservId());
    assertEquals("@partner.example", result(read, "dkim").property("header.i"));
    assertEquals("pat@partner.example", result(read, "spf").property("smtp.mailfrom"));
    assertEquals("partner.example", result(read, "dmarc").property("header.from"));
    assertEquals("pass", result(read, "dmarc").verdict());
  }

  @Test
  void microsoftsFieldHasNoName() {
    AuthenticationResults read =
        read(
            "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=partner.example; dkim=pass (signature"
                + " was verified) header.d=partner.example;dmarc=pass action=none"
                + " header.from=partner.example;compauth=pass reason=100");

    assertEquals("", read.authservId());
    assertEquals("partner.example", result(read, "dmarc").property("header.from"));
    assertEquals("100", result(read, "compauth").property("reason"));
  }

  @Test
  void commentsStandAnywhereAndNest() {
    AuthenticationResults read =
        read(
            "(a (b) \\) c) mx.example (id) 1 ; spf (m) / 1 = pass (ok) smtp (x) . mailfrom ="
                + " a@b.example");

    assertEquals("mx.example", read.authservId());
    assertEquals("a@b.example", result(read, "spf").property("smtp.mailfrom"));
  }

  @Test
  void noneIsAResultWithoutResults() {
    assertEquals("mx.example", read("mx.example; none").authservId());
    assertTrue(read("mx.example; none").results().isEmpty());
    assertTrue(read("mx.example").results().isEmpty());
  }

  @Test
  void aValueWithACommentGluedToItIsNoValue() {
    AuthenticationResults read =
        read("mx.example; spf=pass smtp.mailfrom=any@vendor.example(@attacker.example)");

    assertEquals("", result(read, "spf").property("smtp.mailfrom"));
  }

  @Test
  void aPropertyThatStandsTwiceIsNone() {
    AuthenticationResults read =
        read("mx.example; dkim=pass header.d=attacker.example header.d=vendor.example");

    assertEquals("", result(read, "dkim").property("header.d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "mx.example; spf",
        "mx.example; spf=",
        "mx.example; spf=pass smtp.mailfrom=any@vendor.example(@attacker.example",
        "mx.example; spf=pass smtp.mailfrom=any@vendor.example (x)@attacker.example",
        "mx.example; dkim=pass header.d=\"vendor.example",
        "mx.example; dkim=pass header.d=vendor.example, attacker.example",
        "mx.example dkim=pass header.d=vendor.example",
        "mx.example; dkim=pass header.d=vendor.example)",
        "mta1.yahoo.example  from=partner.example; domainkeys=neutral (no sig)",
      })
  void whatDepartsFromTheGrammarIsNoField(String field) {
    assertTrue(AuthenticationResults.read(field).isEmpty(), field);
  }

  @Test
  void twentyThousandParenthesesAreRead() {
    String deep =
        "mx.example; spf=pass "
            + "(".repeat(20_000)
            + ")".repeat(20_000)
            + " smtp.mailfrom=a@b.example";
    assertEquals("a@b.example", result(read(deep), "spf").property("smtp.mailfrom"));
  }

  private static AuthenticationResults read(String field) {
    return AuthenticationResults.read(field).orElseThrow();
  }

  private static Result result(AuthenticationResults read, String method) {
    return read.results().stream()
        .filter(result -> result.method().equals(method))
        .findFirst()
        .orElseThrow();
  }
}
