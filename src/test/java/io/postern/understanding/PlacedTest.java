package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedTest {
  private static final List<Span> SPANS =
      List.of(new Span(0, 4), new Span(5, 9), new Span(12, 20), new Span(30, 31));

  @Test
  void withinGivesOnlyWhatBeginsAndEndsThere() {
    assertEquals(List.of(new Span(5, 9)), Placed.within(SPANS, new Span(4, 19)));
    assertEquals(List.of(new Span(5, 9), new Span(12, 20)), Placed.within(SPANS, new Span(5, 20)));
    assertEquals(List.of(), Placed.within(SPANS, new Span(21, 30)));
  }

  @Test
  void nearGivesWhatStandsNoFartherAway() {
    assertEquals(
        List.of(new Span(5, 9), new Span(12, 20)), Placed.near(SPANS, new Span(10, 11), 1));
    assertEquals(List.of(new Span(12, 20)), Placed.near(SPANS, new Span(13, 14), 0));
    assertEquals(SPANS, Placed.near(SPANS, new Span(9, 12), 18));
  }

  @Test
  void sortedKeepsTheOrderOfThoseThatBeginAtOnePlace() {
    assertEquals(
        List.of(new Span(1, 2), new Span(3, 9), new Span(3, 4)),
        Placed.sorted(List.of(new Span(3, 9), new Span(1, 2), new Span(3, 4))));
  }
}
