package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.identity.TrustPolicy.Preset;
import io.postern.mail.RawHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceBlockTest {
  private static final TrustPolicy BORDER =
      new TrustPolicy(
          Set.of(), Set.of("mx1.northwind.example", ".inner.northwind.example"), Preset.GENERIC);

  @Test
  void theTopmostReceivedOfTheBorderSaysWhenTheMailCame() {
    TraceBlock block =
        block(
            "Return-Path: <a@b.example>\r\n"
                + "Received: from mx1 by store.inner.northwind.example; Mon, 02 Nov 2026 09:00:05"
                + " +0000\r\n"
                + "Received: from out by mx1.northwind.example; Mon, 02 Nov 2026 09:00:01 +0000\r\n"
                + "X-Border: 1\r\n"
                + "Received: from lan by out.partner.example; Mon, 02 Nov 2026 08:00:00 +0000\r\n"
                + "X-Sender: 1\r\n");

    assertEquals(Optional.of(Instant.parse("2026-11-02T09:00:05Z")), block.receivedAt());
    assertEquals(3, block.hops());
    assertEquals(1, block.named("X-Border").size());
    assertEquals(0, block.named("X-Sender").size());
  }

  @Test
  void aMailThatNoBorderTookHasNoBlock() {
    TraceBlock block =
        block(
            "X-A: 1\r\n"
                + "Received: from a by mx.attacker.example; Mon, 02 Nov 2026 09:00:00 +0000\r\n");

    assertEquals(0, block.fields().size());
    assertEquals(Optional.empty(), block.receivedAt());
    assertEquals(1, block.hops());
    assertEquals(0, block("X-A: 1\r\n").fields().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "from a (b [192.0.2.1]) by mx.example (Postfix) with ESMTP id x for <a@b>; date |"
            + " mx.example",
        "from a\tby MX.example. with SMTP; date | MX.example",
        "(x) by mx.example id 1; date | mx.example",
        "by 2002:a05:6a10:1 with SMTP id x; date | 2002:a05:6a10:1",
        "from by by mx.example; date | mx.example",
        "from by (mx.evil.example) by mx.example; date | mx.example",
        "from a (by mx.evil.example) by mx.example; date | mx.example",
        "from a (unclosed by mx.evil.example; date | ``",
        "from a via b; date | ``",
        "`` | ``",
      })
  void theHostThatWroteAReceivedIsFound(String field, String host) {
    assertEquals(host, Received.read(field).by());
  }

  @Test
  void aDateThatIsNoneIsNone() {
    assertEquals(Optional.empty(), Received.read("by mx.example; yesterday").date());
    assertEquals(Optional.empty(), Received.read("by mx.example").date());
    assertEquals(
        Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
        Received.read("by mx.example (a; b); Mon, 02 Nov 2026 10:00:00 +0100 (CET)").date());
  }

  private static TraceBlock block(String header) {
    return TraceBlock.of(RawHeaders.of((header + "\r\n").getBytes(StandardCharsets.UTF_8)), BORDER);
  }
}
