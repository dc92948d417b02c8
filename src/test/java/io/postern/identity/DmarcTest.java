package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which proven domain speaks for a From line, and who says so. */
class DmarcTest {
  private final Map<String, List<String>> texts = new HashMap<>();
  private final List<String> silent = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private void publishes(String domain, String... records) {
    texts.put("_dmarc." + domain, List.of(records));
  }

  private String verdict(String from, Check... checks) {
    return Dmarc.check(from, List.of(checks), this::answer).verdict();
  }

  private TextRecords answer(String name) {
    asked.add(name);
    return silent.contains(name)
        ? new TextRecords.Unknown("no answer")
        : new TextRecords.Found(texts.getOrDefault(name, List.of()));
  }

  private static Check dkim(String domain) {
    return new Check(Method.DKIM, "pass", domain);
  }

  private static Check spf(String domain) {
    return new Check(Method.SPF, "pass", domain);
  }

  @Test
  void withoutARecordThereIsNothingToPass() {
    assertEquals("none", verdict("bright.example", dkim("bright.example")));
  }

  @ParameterizedTest
  @CsvSource({
    "bright.example,      bright.example,      pass",
    "bright.example,      mail.bright.example, pass",
    "mail.bright.example, bright.example,      pass",
    "a.bright.example,    b.bright.example,    pass",
    "bright.example,      notbright.example,   fail",
    "bright.example,      example,             fail",
    "bright.example,      elsewhere.example,   fail",
    "bright.example,      bright.example.evil.example, fail",
  })
  void whatOneOwnerHasIsAligned(String from, String proven, String verdict) {
    publishes("bright.example", "v=DMARC1; p=reject");

    assertEquals(verdict, verdict(from, dkim(proven)));
    assertEquals(verdict, verdict(from, spf(proven)));
  }

  @Test
  void aStrictOwnerWantsTheVerySameDomain() {
    publishes("bright.example", "v=DMARC1; p=none; adkim=s");

    assertEquals("fail", verdict("bright.example", dkim("mail.bright.example")));
    assertEquals("pass", verdict("bright.example", spf("mail.bright.example")));
    assertEquals("pass", verdict("bright.example", dkim("bright.example")));
  }

  @Test
  void onlyAPassCounts() {
    publishes("bright.example", "v=DMARC1; p=none");

    assertEquals(
        "fail", verdict("bright.example", new Check(Method.SPF, "softfail", "bright.example")));
    assertEquals("fail", verdict("bright.example"));
  }

  @Test
  void aRegistryThatSaysSoMakesNoSisters() {
    publishes("bank", "v=DMARC1; p=reject; psd=y");

    assertEquals("fail", verdict("one.bank", dkim("two.bank")));
    assertEquals("pass", verdict("mail.one.bank", dkim("one.bank")));
  }

  @Test
  void aRegistryThatSaysNothingMakesNoSistersEither() {
    publishes("co.uk", "v=DMARC1; p=none");

    assertEquals("fail", verdict("one.co.uk", dkim("two.co.uk")));
    assertEquals("pass", verdict("mail.one.co.uk", dkim("one.co.uk")));
    assertEquals("fail", verdict("one.co.uk", dkim("co.uk")));
  }

  @Test
  void anOwnerMaySetTheEdgeOfItsOwnTree() {
    publishes("bright.example", "v=DMARC1; p=none");
    publishes("shop.bright.example", "v=DMARC1; p=none; psd=n");

    assertEquals("fail", verdict("a.shop.bright.example", dkim("bright.example")));
    assertEquals("pass", verdict("a.shop.bright.example", dkim("b.shop.bright.example")));
  }

  @Test
  void severalRecordsAreNone() {
    publishes("bright.example", "v=DMARC1; p=reject", "v=DMARC1; p=none");

    assertEquals("none", verdict("bright.example", dkim("bright.example")));
  }

  @Test
  void othersTextsAreNoRecords() {
    publishes("bright.example", "v=spf1 -all", "v=DMARC10; p=none", "dmarc");
    assertEquals("none", verdict("bright.example"));

    publishes("bright.example", "v=spf1 -all", "v = DMARC1 ; p=none");
    assertEquals("fail", verdict("bright.example"));
  }

  @Test
  void whatCouldNotBeLookedUpIsNoPass() {
    silent.add("_dmarc.bright.example");
    assertEquals("temperror", verdict("bright.example", dkim("bright.example")));

    silent.clear();
    publishes("bright.example", "v=DMARC1; p=none");
    Check later = new Check(Method.DKIM, "temperror", "bright.example");
    assertEquals("temperror", verdict("bright.example", later));
    assertEquals("pass", verdict("bright.example", later, spf("bright.example")));

    silent.add("_dmarc.mail.bright.example");
    assertEquals("temperror", verdict("bright.example", dkim("mail.bright.example")));
  }

  @Test
  void noNameIsLongEnoughForMoreThanEightQuestions() {
    String name = "a.b.c.d.e.f.g.h.i.j.example";
    verdict(name, dkim(name));

    assertEquals(
        List.of(
            "_dmarc." + name,
            "_dmarc.e.f.g.h.i.j.example",
            "_dmarc.f.g.h.i.j.example",
            "_dmarc.g.h.i.j.example",
            "_dmarc.h.i.j.example",
            "_dmarc.i.j.example",
            "_dmarc.j.example",
            "_dmarc.example"),
        asked);
  }

  @Test
  void aStrangersTreeIsNotWalked() {
    publishes("bright.example", "v=DMARC1; p=none");
    verdict("bright.example", dkim("a.b.c.d.elsewhere.example"));

    assertEquals(List.of("_dmarc.bright.example", "_dmarc.example"), asked);
  }
}
