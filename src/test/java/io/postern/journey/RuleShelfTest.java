package io.postern.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import io.postern.shipped.Folder;
import io.postern.understanding.Kind;
import io.postern.understanding.Known;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that are edited while the engine runs. */
class RuleShelfTest {
  private static final String FILE = "kinds/en.yml";
  private static final String OLD = "status-request:\n  certain: [any news]\n";
  private static final String NEW = "status-request:\n  certain: [what gives]\n";
  private static final String OTHER = "status-request:\n  certain: [how goes it]\n";
  private static final String BROKEN = "status-request:\n  certain: [what gives\n";

  private final OneFile folder = new OneFile(OLD);
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final RuleShelf shelf =
      new RuleShelf(folder, () -> now, new MailLog(new Tally(new SimpleMeterRegistry())));

  @Test
  void newWordsActWithoutARestart() {
    assertEquals(Kind.MESSAGE, kind("So, what gives with it."));
    folder.edit(NEW);
    now = now.plusSeconds(3);
    assertEquals(Kind.STATUS_REQUEST, kind("So, what gives with it."));
  }

  @Test
  void aBrokenFileChangesNothingAndTheNextGoodOneActs() {
    RuleBook good = shelf.current();
    folder.edit(BROKEN);
    now = now.plusSeconds(3);
    assertSame(good, shelf.current());
    assertEquals(Kind.STATUS_REQUEST, kind("Hello, any news of it."));
    folder.edit(NEW);
    now = now.plusSeconds(3);
    assertNotSame(good, shelf.current());
    assertEquals(Kind.STATUS_REQUEST, kind("So, what gives with it."));
  }

  @Test
  void t11WhatOneSavesWhileAnothersIsReadIsInForceAsAWholeOrNotAtAll() {
    RuleBook old = shelf.current();
    folder.edit(NEW);
    folder.whileRead = () -> folder.edit(OTHER);
    now = now.plusSeconds(3);
    assertSame(old, shelf.current(), "half of one and half of the other is nobody's wish");
    now = now.plusSeconds(3);
    assertEquals(Kind.STATUS_REQUEST, kind("So, how goes it there."));
    assertEquals(Kind.MESSAGE, kind("So, what gives with it."));
  }

  @Test
  void filesAreNotLookedAtForEveryMail() {
    RuleBook before = shelf.current();
    folder.edit(NEW);
    now = now.plusMillis(100);
    assertSame(before, shelf.current());
  }

  private Kind kind(String text) {
    String mail = "From: ana@brightpath.example\r\nSubject: Acme\r\n\r\n" + text + "\r\n";
    return Understanding.read(
            LetterReader.read(mail.getBytes(StandardCharsets.US_ASCII)),
            Envelope.UNKNOWN,
            shelf.current(),
            Known.nothing(Known.Role.PARTNER, List.of()))
        .kind();
  }

  /** A folder with one file that the test edits. */
  private static final class OneFile implements Folder {
    private String text;
    private int edits;
    private Runnable whileRead = () -> {};

    OneFile(String text) {
      this.text = text;
    }

    void edit(String other) {
      text = other;
      edits++;
    }

    @Override
    public List<String> names() {
      return List.of(FILE);
    }

    @Override
    public Optional<String> text(String name) {
      Optional<String> read = Optional.of(text).filter(_ -> name.equals(FILE));
      if (read.isPresent()) {
        Runnable once = whileRead;
        whileRead = () -> {};
        once.run();
      }
      return read;
    }

    @Override
    public String label(String name) {
      return name;
    }

    @Override
    public String stamp() {
      return "" + edits;
    }
  }
}
