package io.postern.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.identity.Senders;
import io.postern.identity.Token;
import io.postern.identity.TrustPolicy;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Flaw;
import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.RawHeaders;
import io.postern.mail.Text;
import io.postern.program.ProgramAddresses;
import io.postern.reading.LetterReader;
import io.postern.rules.CommissionFile;
import io.postern.rules.EngagementFiles;
import io.postern.rules.RuleBookFiles;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.understanding.Known;
import io.postern.understanding.Orders;
import io.postern.understanding.Parts;
import io.postern.understanding.PartsReader;
import io.postern.understanding.Reading;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What bytes are thrown at. */
enum Target {
  /** The From line: whatever a header is, an unproven sender stays unproven. */
  FROM {
    @Override
    void feed(byte[] bytes) {
      Identity identity = identify(bytes, Set.of());
      holds(identity.level() == IdentityLevel.NOTHING, "a level without any proof", bytes);
      holds(identity.equals(identify(bytes, Set.of())), "read twice, two senders", bytes);
      identity
          .from()
          .ifPresent(
              from ->
                  holds(
                      Address.parse(from.toString()).filter(from::equals).isPresent(),
                      "a sender that is no address",
                      bytes));
    }
  },

  /** Authentication-Results: no pass without our server's name, a pass and the From domain. */
  RESULTS {
    @Override
    void feed(byte[] bytes) {
      String said = new String(bytes, ISO_8859_1).replace('\r', ' ').replace('\n', ' ');
      String mail =
          "Authentication-Results: " + said + "\r\nFrom: tom@quarry.example\r\n\r\nHello\r\n";
      Identity identity = identify(mail.getBytes(ISO_8859_1), BORDER);
      String plain = said.toLowerCase(Locale.ROOT).replace("\\", "");
      boolean mayBe =
          Stream.of("mx.fuzz.example", "pass", "quarry.example").allMatch(plain::contains);
      holds(mayBe || !identity.domainProven(), "a pass that nobody gave", bytes);
    }
  },

  /** Tokens, and addresses with tokens in them. */
  TOKEN {
    @Override
    void feed(byte[] bytes) {
      String text = new String(bytes, UTF_8);
      Token.parse(text)
          .ifPresent(
              token -> holds(token.text().equals(text.toLowerCase(Locale.ROOT)), "another", bytes));
      Address.parse(text)
          .flatMap(ADDRESSES::kindOf)
          .ifPresent(kind -> holds(text.indexOf('@') > 0, "ours without an @: " + kind, bytes));
      String covered = Token.cover(text);
      holds(covered.length() == text.length(), "covering changed the length", bytes);
      holds(Token.cover(covered).equals(covered), "not all was covered", bytes);
    }
  },

  /** Reports about delivery. */
  REPORT {
    @Override
    void feed(byte[] bytes) {
      String head =
          "From: <mailer-daemon@mail.example>\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
              + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
              + "--b\r\nContent-Type: message/delivery-status\r\n\r\n";
      Reading reading =
          read(LetterReader.read((head + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1)));
      holds(
          reading.automation().human() || reading.orders().verdict() == Orders.Verdict.NONE,
          "a robot gave an order",
          bytes);
    }
  },

  /** Who wrote what in a mail's text. */
  QUOTES {
    @Override
    void feed(byte[] bytes) {
      wordsStay("plain", bytes);
    }
  },

  /** HTML as text, and who wrote what in it. */
  HTML {
    @Override
    void feed(byte[] bytes) {
      wordsStay("html", bytes);
    }
  },

  /** Files of rules, as somebody may save them; the first byte says which. */
  RULES {
    @Override
    void feed(byte[] bytes) {
      if (bytes.length == 0) {
        return;
      }
      String text = new String(bytes, 1, bytes.length - 1, UTF_8);
      switch (bytes[0] % 4) {
        case 0 -> EngagementFiles.read(new OneFile(EngagementFiles.FILE, text));
        case 1 -> CommissionFile.read(new OneFile(CommissionFile.FILE, text));
        case 2 -> WorkflowFile.load(new OneFile("workflows/referral.yml", text), "referral");
        default -> RuleBookFiles.read(new OneFile("automatic.yml", text));
      }
    }
  },

  /** Whole mails. */
  MAIL {
    @Override
    void feed(byte[] bytes) {
      Letter letter = LetterReader.read(bytes);
      letter
          .headers()
          .forEach(header -> holds(oneLine(header.value()), "a line end in a header", bytes));
      holds(oneLine(letter.subject()), "a line end in the subject", bytes);
      shown(letter, bytes);
      read(letter);
    }
  },

  /** Whole mails behind a border: read, understood and judged as the engine does. */
  TRUST {
    @Override
    void feed(byte[] bytes) {
      Identity unproven = identify(behindBorder("spf=none; dkim=none; dmarc=none", bytes), BORDER);
      holds(
          unproven.level() == IdentityLevel.NOTHING && !unproven.domainProven(),
          "what the border did not prove is proven by " + unproven.reasons(),
          bytes);
      Identity signed = identify(behindBorder("dkim=pass header.d=quarry.example", bytes), BORDER);
      boolean own =
          signed
              .from()
              .map(from -> ("." + from.domain()).endsWith(".quarry.example"))
              .orElse(false);
      holds(own || !signed.domainProven(), "another's signature proves " + signed.from(), bytes);

      Letter letter = LetterReader.read(bytes);
      Reading reading = read(letter);
      boolean executes = reading.orders().verdict() == Orders.Verdict.EXECUTE;
      holds(reading.automation().human() || !executes, "a robot gave an order", bytes);
      holds(
          !executes || letter.problems().stream().noneMatch(word -> Flaw.ambiguous(word)),
          "an order in a mail that can be read in two ways: " + letter.problems(),
          bytes);
      holds(reading.equals(read(letter)), "read twice, two readings", bytes);
    }
  };

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ProgramAddresses ADDRESSES =
      ProgramAddresses.of(Address.of("referrals@northwind.example"));
  private static final RuleBook RULE_BOOK =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  private static final Set<String> BORDER = Set.of("mx.fuzz.example");
  private static final Known MANAGER = Known.nothing(Known.Role.MANAGER, List.of());

  /**
   * Looks whether all that must be true is.
   *
   * @throws AssertionError when something is not
   */
  abstract void feed(byte[] bytes);

  /** The name of its folder of kept inputs. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what it takes are whole mails. */
  boolean takesMails() {
    return this == MAIL || this == FROM || this == TRUST;
  }

  // A field of the border stands between: a mail that begins with a blank must not go on in its
  // results, which every border sees to itself.
  private static byte[] behindBorder(String results, byte[] mail) {
    byte[] border =
        ("Authentication-Results: mx.fuzz.example; "
                + results
                + "\r\nReceived: from a.example by mx.fuzz.example with ESMTPS;"
                + " Mon, 2 Mar 2026 12:00:00 +0000\r\n")
            .getBytes(ISO_8859_1);
    byte[] whole = Arrays.copyOf(border, border.length + mail.length);
    System.arraycopy(mail, 0, whole, border.length, mail.length);
    return whole;
  }

  private static Identity identify(byte[] mail, Set<String> servers) {
    return Senders.identify(
        RawHeaders.of(mail),
        Envelope.UNKNOWN,
        new TrustPolicy(servers, Set.of("mx.fuzz.example"), TrustPolicy.Preset.GENERIC),
        Optional.empty(),
        Set.of(),
        NOON);
  }

  private static Reading read(Letter letter) {
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, RULE_BOOK, MANAGER);
    for (String problem : reading.problems()) {
      if (problem.endsWith("-unread") || problem.equals("unreadable")) {
        throw new AssertionError(problem + " " + reading.trace());
      }
    }
    return reading;
  }

  private static void wordsStay(String subtype, byte[] bytes) {
    String head =
        "From: tom@quarry.example\r\nSubject: Re: Acme\r\nContent-Type: text/"
            + subtype
            + "; charset=utf-8\r\n\r\n";
    Letter letter = LetterReader.read((head + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1));
    shown(letter, bytes);
    Parts parts = PartsReader.read(letter, RULE_BOOK.quotes(), MANAGER);
    String shown = letter.plain().or(letter::html).orElse(Text.NONE).shown();
    holds(subsequence(parts.own(), shown), "words that are not in the mail", bytes);
    read(letter);
  }

  private static void shown(Letter letter, byte[] bytes) {
    for (Text text : Stream.of(letter.plain(), letter.html()).flatMap(Optional::stream).toList()) {
      for (Line line : text.lines()) {
        holds(oneLine(line.text()), "a line that is not one", bytes);
      }
    }
  }

  private static boolean oneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\0') < 0;
  }

  private static boolean subsequence(String own, String shown) {
    int at = 0;
    for (int i = 0; i < own.length(); i++) {
      if (!Character.isWhitespace(own.charAt(i))) {
        at = shown.indexOf(own.charAt(i), at) + 1;
        if (at == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void holds(boolean what, String otherwise, byte[] bytes) {
    if (!what) {
      throw new AssertionError(otherwise + ": " + new String(bytes, UTF_8));
    }
  }
}
