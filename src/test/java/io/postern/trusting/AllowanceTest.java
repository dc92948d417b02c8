package io.postern.trusting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.trusting.Dns.Answer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Zone zone = new Zone();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5 * SECOND);
  private final Allowance allowance = new Allowance(zone, nanos::get);

  @Test
  void aHundredQuestionsAreAskedAndTheNextIsNot() {
    IntStream.range(0, 100).forEach(i -> answered("n" + i + ".example", Dns.Type.A));

    unknown("n100.example", Dns.Type.A);
    assertEquals(100, zone.questions());
    answered("n42.example", Dns.Type.A); // what is known already costs nothing
    unknown("n42.example", Dns.Type.TXT);
  }

  @Test
  void aQuestionIsAskedOnceWhateverTheAnswer() {
    zone.silence("later.example", true);

    unknown("later.example", Dns.Type.TXT);
    unknown("later.example", Dns.Type.TXT);
    answered("bright.example", Dns.Type.TXT);
    answered("bright.example", Dns.Type.TXT);
    answered("bright.example", Dns.Type.MX);
    assertEquals(3, zone.questions());
  }

  @Test
  void afterTwentySecondsNothingIsAskedAnyMore() {
    nanos.addAndGet(20 * SECOND); // beyond the largest long: nanoTime may begin anywhere
    answered("bright.example", Dns.Type.TXT);
    nanos.addAndGet(1);
    unknown("max.example", Dns.Type.TXT);
    answered("bright.example", Dns.Type.TXT);
    assertEquals(1, zone.questions());
  }

  private void answered(String name, Dns.Type type) {
    assertInstanceOf(Answer.Records.class, allowance.ask(name, type));
  }

  private void unknown(String name, Dns.Type type) {
    assertInstanceOf(Answer.Unknown.class, allowance.ask(name, type));
  }
}
