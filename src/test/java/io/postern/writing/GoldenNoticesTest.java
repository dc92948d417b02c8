package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import io.postern.notice.Notice;
import io.postern.notice.RenderedMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each notice in each language as it was approved in a review; see the folder notices. */
class GoldenNoticesTest {
  private static final Path GOLDENS = Path.of("src/test/resources/notices");
  private static final Pattern WORD_KEY =
      Pattern.compile("(?m)(^| )(why|footer|status|say|date|answers)\\.[a-z.-]+");
  private static final boolean UPDATE = Boolean.getBoolean("postern.golden.update");

  private final NoticeWriter writer = NoticeWriter.over(List.of(), InstantSource.system());

  @TestFactory
  Stream<DynamicTest> everyNoticeReadsAsApproved() {
    return Stream.of("en", "de")
        .flatMap(
            locale ->
                SampleNotices.all().entrySet().stream()
                    .map(
                        sample ->
                            DynamicTest.dynamicTest(
                                sample.getKey() + "." + locale, () -> compare(sample, locale))));
  }

  private void compare(Map.Entry<String, Notice> sample, String locale) throws IOException {
    RenderedMail mail =
        writer.write(
            SampleNotices.mail(
                sample.getValue(), SampleNotices.PROGRAM, Locale.forLanguageTag(locale)));
    assertEquals(Optional.empty(), mail.problem());
    assertFalse(WORD_KEY.matcher(mail.text()).find(), () -> "a word is missing: " + mail.text());
    String name = sample.getKey() + "." + locale;
    List<String> missing = new ArrayList<>();
    check(name + ".subject", mail.subject() + "\n", missing);
    check(name + ".txt", mail.text(), missing);
    check(name + ".html", Mails.part(mail.bytes(), "text/html"), missing);
    if (!missing.isEmpty()) {
      fail("there was no expectation, it was written: look at it: " + missing);
    }
  }

  private static void check(String file, String actual, List<String> missing) throws IOException {
    Path golden = GOLDENS.resolve(file);
    if (UPDATE || !Files.exists(golden)) {
      if (!UPDATE) {
        missing.add(file);
      }
      Files.createDirectories(GOLDENS);
      Files.writeString(golden, actual);
      return;
    }
    assertEquals(Files.readString(golden), actual, file);
  }
}
