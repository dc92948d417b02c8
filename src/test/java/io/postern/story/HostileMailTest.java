package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.letters.HostileMail;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hostile sample against a whole engine, by all four ways in. */
class HostileMailTest {
  @TempDir static Path home;
  private static BorderTown town;
  private static HostileStory story;

  @BeforeAll
  static void play() throws Exception {
    town = new BorderTown(home);
    story = new HostileStory(town);
    story.play();
  }

  @AfterAll
  static void end() throws Exception {
    town.close();
  }

  static Stream<Arguments> mailsAndWays() {
    return HostileMail.all().stream()
        .flatMap(mail -> Stream.of(WayIn.values()).map(way -> Arguments.of(mail, way)));
  }

  static Stream<HostileMail> mails() {
    return HostileMail.all().stream();
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("mailsAndWays")
  void noTrickWorks(HostileMail mail, WayIn way) {
    assertEquals(List.of(), story.verdict(mail, way, false).problems());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void theSameWishWithoutTheTrickComesTrue(HostileMail mail) {
    assertEquals(List.of(), story.verdict(mail, story.twinComesBy(mail), true).problems());
  }

  @Test
  void v08EachMailGoesToOnePersonAlone() {
    for (Post post : town.arrivals()) {
      assertEquals(List.of(post.to()), post.addressees(), post::toString);
      assertEquals("", post.header("Cc") + post.header("Bcc"), post::toString);
    }
  }

  @Test
  void v09NoMailTellsOfOurInside() {
    Pattern inside = Pattern.compile("Exception|\\bat io\\.|java\\.|SQL|null\\b|\\$\\{|Traceback");
    List<Post> telling =
        town.arrivals().stream().filter(post -> inside.matcher(post.toString()).find()).toList();
    assertEquals(List.of(), telling);
  }

  @Test
  void bothRatesAreTold() {
    System.out.println(
        "hostile mails handled as they must be: "
            + story.rate(false)
            + "; benign twins that acted: "
            + story.rate(true));
  }
}
