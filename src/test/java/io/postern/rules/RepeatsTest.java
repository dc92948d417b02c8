package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{0,1000}){0,1000})",
        "((a{0,100}){0,11})",
        "(a{50}b){21}",
        "(?:(x|y{40})z){30,}",
        "([^]{]{200}){6}",
        "(\\){200}){6}"
      })
  void repeatsInsideRepeatsMultiply(String pattern) {
    assertTrue(Repeats.tooMany(pattern).isPresent(), pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[^.!?\\n]{0,60}",
        "(a{0,100}){0,10}",
        "a{600}b{600}",
        "(a{30})(b{30}){30}",
        "(a+)*b",
        "a{x}",
        "[{]{500}",
        "\\{1000,2000",
        ""
      })
  void oneAfterTheOtherTheyDoNot(String pattern) {
    assertEquals(Optional.empty(), Repeats.tooMany(pattern));
  }

  @Test
  void thePlaceOfTheRepeatIsTold() {
    assertEquals(Optional.of(12), Repeats.tooMany("((a{0,1000}){0,1000})"));
  }
}
