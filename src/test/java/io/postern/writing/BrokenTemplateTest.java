package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Problem;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RenderedMail;
import io.postern.shipped.Shipped;
import io.postern.writing.Samples.Files;
import io.postern.writing.Samples.Hands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTemplateTest {
  private static final String HEAD = "---\nsubject: ${deal.title}\npreheader: p\n---\n";

  private final Files files = new Files();
  private final Hands clock = new Hands();
  private final NoticeWriter writer =
      new NoticeWriter(files, Shipped.builtIn(Shipped.TEMPLATES), clock);

  private final OutgoingMail mail =
      Samples.mail(new PartnerNotice.Question(Samples.deal("Acme"), "How many?", "Sara"));

  @Test
  void theBestTemplateIsTakenInOrder() {
    assertEquals("built-in", whose());
    put("en/question.md", HEAD + "general english\n");
    assertEquals("general english", whose());
    put("de/question.md", HEAD + "allgemein deutsch\n");
    assertEquals("general english", whose());
    assertEquals("allgemein deutsch", whose(Samples.in(mail, "de")));
    assertEquals("allgemein deutsch", whose(Samples.in(mail, "de-AT")));
    put("de-AT/question.md", HEAD + "allgemein oesterreichisch\n");
    assertEquals("allgemein oesterreichisch", whose(Samples.in(mail, "de-AT")));
    put("northwind/de/question.md", HEAD + "northwind deutsch\n");
    assertEquals("northwind deutsch", whose(Samples.in(mail, "de")));
    put("northwind/en/question.md", HEAD + "northwind english\n");
    assertEquals("northwind english", whose());
    assertEquals("northwind english", whose(Samples.in(mail, "fr")), "the program's language");
    put("other/en/question.md", HEAD + "of another program\n");
    assertEquals("northwind english", whose());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line five\n${deal.titel}\n",
        "line five\n<#if deal.name>\n",
        "line five\n<#if \n",
        "line five\n${\"freemarker.template.utility.Execute\"?new()(\"id\")}\n",
        "line five\n<#include \"x\">\n",
        "line five\n${deal}\n",
        "line five\n${deal.name.nothing}\n",
      })
  void aBrokenOneIsReplacedByWhatItSaidBefore(String broken) {
    put("en/question.md", HEAD + "my own words\n");
    assertEquals("my own words", whose());
    put("en/question.md", HEAD + broken);
    RenderedMail written = writer.write(mail);
    assertTrue(written.text().contains("my own words"), written.text());
    Problem problem = written.problem().orElseThrow();
    assertEquals("mine/en/question.md", problem.file());
    assertEquals(6, problem.line(), problem.toString());
    put("en/question.md", HEAD + "put right\n");
    assertEquals("put right", whose());
  }

  @Test
  void oneThatNeverWorkedIsReplacedByTheBuiltInOneOfTheSameLanguage() {
    put("de/question.md", HEAD + "${nothing}\n");
    RenderedMail written = writer.write(Samples.in(mail, "de"));
    assertTrue(written.text().contains("hat eine Frage"), written.text());
    assertEquals("there is no nothing", written.problem().orElseThrow().what());
  }

  @Test
  void aNewLanguageThatIsBrokenFallsBackToTheProgramsLanguage() {
    put("fr/question.md", HEAD + "${nothing}\n");
    RenderedMail written = writer.write(Samples.in(mail, "fr"));
    assertTrue(written.text().contains("has a question"), written.text());
    assertTrue(written.problem().isPresent());
    assertEquals("en", Mails.header(written.bytes(), "Content-Language"));
  }

  @Test
  void aFileThatIsGoneIsNotUsedAnyMore() {
    put("en/question.md", HEAD + "my own words\n");
    assertEquals("my own words", whose());
    files.remove("en/question.md");
    clock.move(2);
    assertEquals("built-in", whose());
  }

  @Test
  void aChangeIsSeenWithinASecondAndNotLookedForMoreOften() {
    put("en/question.md", HEAD + "first\n");
    assertEquals("first", whose());
    files.put("en/question.md", HEAD + "second\n");
    assertEquals("first", whose());
    clock.move(1);
    assertEquals("second", whose());
  }

  @Test
  void endlessTurnsAreStopped() {
    put(
        "en/question.md",
        HEAD + "<#list deals as a>".repeat(30) + "${a.name}" + "</#list>".repeat(30) + "\n");
    OutgoingMail many =
        Samples.mail(
            new PartnerNotice.NeedsInfo(
                java.util.Collections.nCopies(40, Samples.deal("Acme")),
                new Notice.MailProof(mail.date(), "", "", ""),
                false));
    put(
        "en/needs-info.md",
        "---\nsubject: s\npreheader: p\n---\n"
            + "<#list deals as a>".repeat(30)
            + "<#if a.name == \"x\">y</#if>"
            + "</#list>".repeat(30)
            + "\n");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          RenderedMail written = writer.write(many);
          assertTrue(written.problem().orElseThrow().what().contains("times"), written.toString());
          assertFalse(written.text().isEmpty());
        });
  }

  @Test
  void muchOutputIsStopped() {
    put(
        "en/needs-info.md",
        "---\nsubject: s\npreheader: p\n---\n"
            + ("<#list deals as a>" + "x".repeat(900) + "</#list>").repeat(60)
            + "\n");
    OutgoingMail many =
        Samples.mail(
            new PartnerNotice.NeedsInfo(
                java.util.Collections.nCopies(40, Samples.deal("Acme")),
                new Notice.MailProof(mail.date(), "", "", ""),
                false));
    RenderedMail written = writer.write(many);
    assertTrue(written.problem().orElseThrow().what().contains("writes more"), written.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no head at all\n",
        "---\npreheader: p\n---\nno subject\n",
        "---\nsubject: s\nbcc: evil@example.com\n---\nbody\n",
        "---\nsubject: s\nbody without an end\n",
        "",
      })
  void aHeadThatSaysMoreOrLessThanItMayIsAProblem(String template) {
    put("en/question.md", template);
    RenderedMail written = writer.write(mail);
    assertTrue(written.problem().isPresent());
    assertTrue(written.text().contains("has a question"), written.text());
    assertEquals("", Mails.header(written.bytes(), "Bcc"));
  }

  @Test
  void anEmptyInstallationStillSendsSomething() {
    NoticeWriter bare = new NoticeWriter(new Files(), new Files(), clock);
    RenderedMail written = bare.write(mail);
    assertTrue(written.text().contains("news (question)"), written.text());
    assertEquals("Northwind", Mails.parse(written.bytes()) == null ? "" : written.subject());
  }

  @Test
  void brokenWordsAreReportedByCheckAndTheOldOnesStay() {
    files.put(
        "en/words.properties", "greeting.named = Dear {name},\ndate.day = bbb{\nbad = \\u00\n");
    List<Problem> problems = writer.check(List.of());
    assertTrue(
        problems.stream().anyMatch(p -> p.file().equals("mine/en/words.properties")),
        problems.toString());
    clock.move(2);
    assertTrue(writer.write(mail).text().contains("Hi Rosa,"));
  }

  @Test
  void aWordThatStandsInAFileTwiceIsAProblemWithTheSecondLine() {
    files.put(
        "en/words.properties", "why.empty = a\nwhy.empties = b\nwhy.other = c\nwhy.empty = d\n");
    clock.move(2);
    String problems = writer.check(List.of()).toString();
    assertTrue(problems.contains("mine/en/words.properties:4: why.empty"), problems);
  }

  @Test
  void theShippedTemplatesAndWordsHaveNoProblem() {
    NoticeWriter shipped = NoticeWriter.over(List.of(), clock);
    assertEquals(List.of(), shipped.check(List.of(SampleNotices.PROGRAM)));
  }

  @Test
  void aProgramsWordsStandOverTheGeneralOnes() {
    put("northwind/en/words.properties", "greeting.named = Dear {name},\n");
    assertTrue(writer.write(mail).text().contains("Dear Rosa Kim,"));
  }

  @Test
  void checkNamesEveryProblem() {
    files
        .put("en/question.md", HEAD + "<b>html</b> ![x](y) [z](javascript:alert)\n")
        .put("en/approved.md", HEAD + "${deal.nothing}\n")
        .put("en/aproved.md", HEAD)
        .put("nobody/en/question.md", HEAD)
        .put("en/question.txt", "x")
        .put("en/words.properties", "greting.named = x\n")
        .put("en/lost.md", HEAD + "```code\nx\n```\n");
    clock.move(2);
    String problems = writer.check(List.of(SampleNotices.PROGRAM)).toString();
    for (String part :
        List.of(
            "HTML is shown as text",
            "pictures are not offered",
            "javascript",
            "mine/en/approved.md:5: there is no deal.nothing",
            "there is no notice aproved",
            "there is no program nobody",
            "mine/en/question.txt: neither",
            "greting.named is no word",
            "a fenced block is one of")) {
      assertTrue(problems.contains(part), part + " in " + problems);
    }
  }

  @Test
  void theShippedTemplatesHaveNoProblem() {
    assertEquals(List.of(), Samples.writer().check(List.of(SampleNotices.PROGRAM)));
  }

  private void put(String name, String text) {
    files.put(name, text);
    clock.move(2);
  }

  private String whose() {
    return whose(mail);
  }

  private String whose(OutgoingMail asked) {
    RenderedMail written = writer.write(asked);
    assertEquals(Optional.empty(), written.problem());
    return written
        .text()
        .lines()
        .skip(2)
        .findFirst()
        .filter(l -> !l.contains("Rosa"))
        .orElse("built-in");
  }
}
