package io.postern.story;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Outcome;
import io.postern.ledger.MailRecord;
import io.postern.ledger.Records.DealQuery;
import io.postern.letters.HostileMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every hostile mail by every way in, and beside each, by one of the ways in turn, its benign twin:
 * the same wish without the trick, which must come true. Deals are registered first, so that there
 * is something to attack.
 */
final class HostileStory {
  private static final Pattern TOKEN = Pattern.compile("TOKEN[A-Z0-9]+");
  private static final Duration TOKENS_LIVE = Duration.ofDays(551);
  private static final String FORGED = "a".repeat(26);

  /**
   * What became of a mail.
   *
   * @param problems empty when all is as it must be
   */
  record Verdict(List<String> problems) {}

  private record Sent(HostileMail mail, WayIn way, byte[] bytes, String said, boolean twin) {}

  private final BorderTown town;
  private final List<HostileMail> mails = HostileMail.all();
  private final Map<String, Verdict> verdicts = new HashMap<>();

  HostileStory(BorderTown town) {
    this.town = town;
  }

  /** Plays it; afterwards every mail has its verdict. */
  void play() throws IOException {
    prepare(true);
    town.pass(TOKENS_LIVE);
    prepare(false);
    spend();
    List<Sent> sent = new ArrayList<>();
    for (WayIn way : WayIn.values()) {
      for (HostileMail mail : mails) {
        if (twinComesBy(mail) == way) {
          sent.add(deliverTwin(mail, way));
        }
        sent.add(deliver(mail, way));
      }
    }
    town.awaitQuiet();
    for (Sent one : sent) {
      verdicts.put(
          key(one.mail(), one.way(), one.twin()),
          new Verdict(one.twin() ? judgeTwin(one) : judge(one)));
    }
  }

  Verdict verdict(HostileMail mail, WayIn way, boolean twin) {
    return verdicts.getOrDefault(
        key(mail, way, twin), new Verdict(List.of("it was never delivered")));
  }

  WayIn twinComesBy(HostileMail mail) {
    int at = mails.stream().map(HostileMail::id).toList().indexOf(mail.id());
    return WayIn.values()[at % WayIn.values().length];
  }

  /** For example {@code 402 of 404}. */
  String rate(boolean twins) {
    List<Verdict> which =
        verdicts.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("twin") == twins)
            .map(Map.Entry::getValue)
            .toList();
    long good = which.stream().filter(verdict -> verdict.problems().isEmpty()).count();
    return good + " of " + which.size();
  }

  private static String key(HostileMail mail, WayIn way, boolean twin) {
    return mail.id() + way + (twin ? " twin" : "");
  }

  // Deals

  private void prepare(boolean toExpire) throws IOException {
    for (WayIn way : WayIn.values()) {
      if (!toExpire) {
        register(way, "Common One");
      }
      for (HostileMail mail : mails) {
        String token = token(mail);
        if (!token.isEmpty() && token.equals("TOKENMGREXPIRED") == toExpire) {
          register(way, mail.id() + " One");
        }
        if (token.equals("TOKENMGRD2002") && !toExpire) {
          register(way, mail.id() + " Two");
        }
        if (isReply(token) && !toExpire && twinComesBy(mail) == way) {
          register(way, mail.id() + " Twin");
        }
      }
    }
    town.awaitQuiet();
  }

  /** An approval whose token is spent, and whose notice has left. */
  private void spend() throws IOException {
    for (WayIn way : WayIn.values()) {
      for (HostileMail mail : mails) {
        if (token(mail).equals("TOKENMGRUSED")) {
          send(way, BorderTown.MANAGER, managersToken(way, mail.id() + " One"), "approve\n");
        }
      }
    }
    town.pass(Duration.ofMinutes(5));
  }

  private void register(WayIn way, String company) throws IOException {
    send(way, BorderTown.PAT, "deals@" + way.domain(), referral(company));
  }

  private static String referral(String company) {
    String host = company.toLowerCase(Locale.ROOT).replace(' ', '-');
    return """
    Hi team,

    here is a new referral for you:

    Company: %s Ltd
    Contact: Jane Doe
    Email: jane.doe@%s.example
    Value: 5000 EUR
    Need: a better way to plan their stock
    """
        .formatted(company, host);
  }

  private String managersToken(WayIn way, String company) {
    return replyAddress(way, company, "review-request");
  }

  private String replyAddress(WayIn way, String company, String notice) {
    return notice(way, company, notice).replyTo();
  }

  private Post notice(WayIn way, String company, String notice) {
    return town.arrivals().stream()
        .filter(post -> post.notice().equals(notice))
        .filter(post -> post.envelopeFrom().endsWith("@" + way.domain()))
        .filter(post -> post.subject().contains(company + " Ltd"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + notice + " about " + company + " by " + way));
  }

  // Mails

  private static String token(HostileMail mail) {
    Matcher token = TOKEN.matcher(String.join(" ", mail.recipients()));
    return token.find() && !token.group().equals("TOKENFORGED") ? token.group() : "";
  }

  private static boolean isReply(String token) {
    return !token.isEmpty() && !token.equals("TOKENVERPPAT");
  }

  /** The address that stands for a token's word, for this case. */
  private String address(HostileMail mail, WayIn way, String token) {
    String company = token(mail).isEmpty() ? "Common" : mail.id();
    return switch (token) {
      case "TOKENFORGED" -> "reply+" + FORGED + "@" + way.domain();
      case "TOKENMGRD2002" -> managersToken(way, company + " Two");
      case "TOKENPATD1001" -> replyAddress(way, company + " One", "referral-receipt");
      case "TOKENVERPPAT" -> notice(way, company + " One", "referral-receipt").envelopeFrom();
      default -> managersToken(way, company + " One");
    };
  }

  private String placed(HostileMail mail, WayIn way, String text) {
    String placed = text.replace("unsub+", "reply+");
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String address = address(mail, way, tokens.group());
      placed =
          placed.replace(
              tokens.group(), address.substring(address.indexOf('+') + 1, address.indexOf('@')));
    }
    String company = token(mail).isEmpty() ? "Common" : mail.id();
    return placed
        .replace("@in.ref.example", "@" + way.domain())
        .replace("D-1001", ref(way, company + " One"))
        .replace("D-2002", ref(way, company + " Two"));
  }

  private String ref(WayIn way, String company) {
    return deal(way, company).map(deal -> deal.ref().toString()).orElse(way.name() + "-9999");
  }

  private Optional<Deal> deal(WayIn way, String company) {
    DealQuery named = new DealQuery(Optional.empty(), Optional.empty(), company + " ltd", 0, 10);
    return town.engine().ledger().records().deals(town.program(way), named).stream().findFirst();
  }

  private Sent deliver(HostileMail mail, WayIn way) throws IOException {
    String text = placed(mail, way, new String(mail.bytes(), StandardCharsets.ISO_8859_1));
    String rcpt = placed(mail, way, mail.recipients().getFirst());
    byte[] bytes =
        atTheBorder(
            way,
            mail.mailFrom(),
            rcpt,
            mail.verified(),
            text.getBytes(StandardCharsets.ISO_8859_1));
    return new Sent(mail, way, bytes, town.deliver(way, mail.mailFrom(), rcpt, bytes), false);
  }

  private Sent deliverTwin(HostileMail mail, WayIn way) throws IOException {
    String token = token(mail);
    String twin = mail.id() + " Twin";
    return switch (token) {
      case "", "TOKENVERPPAT" ->
          twin(mail, way, BorderTown.PAT, "deals@" + way.domain(), referral(twin));
      case "TOKENPATD1001" ->
          twin(
              mail,
              way,
              BorderTown.PAT,
              replyAddress(way, twin, "referral-receipt"),
              "They would like to meet us on Tuesday.\n");
      default -> twin(mail, way, BorderTown.MANAGER, managersToken(way, twin), "approve\n");
    };
  }

  private Sent twin(HostileMail mail, WayIn way, String from, String rcpt, String text)
      throws IOException {
    byte[] bytes = plain(way, from, rcpt, text);
    return new Sent(mail, way, bytes, town.deliver(way, from, rcpt, bytes), true);
  }

  private void send(WayIn way, String from, String rcpt, String text) throws IOException {
    town.deliver(way, from, rcpt, plain(way, from, rcpt, text));
  }

  private byte[] plain(WayIn way, String from, String rcpt, String text) {
    String subject = rcpt.startsWith("deals@") ? "A referral for you" : "Re: your mail";
    String mail =
        "From: %s\nTo: %s\nSubject: %s\nMessage-ID: <%s@%s>\nMIME-Version: 1.0\n"
                .formatted(from, rcpt, subject, UUID.randomUUID(), way.domain())
            + "Content-Type: text/plain; charset=utf-8\n\n"
            + text;
    return atTheBorder(
        way,
        from,
        rcpt,
        Optional.of(from.substring(from.indexOf('@') + 1)),
        mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  // A border that fills a mailbox writes down the envelope, as Postfix's local delivery does.
  private static byte[] atTheBorder(
      WayIn way, String mailFrom, String rcpt, Optional<String> verified, byte[] mail) {
    byte[] behind = HostileMail.behindBorder(verified, mail);
    if (way.hasEnvelope()) {
      return behind;
    }
    byte[] envelope =
        "Return-Path: <%s>\r\nDelivered-To: %s\r\n"
            .formatted(mailFrom, rcpt)
            .getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[envelope.length + behind.length];
    System.arraycopy(envelope, 0, whole, 0, envelope.length);
    System.arraycopy(behind, 0, whole, envelope.length, behind.length);
    return whole;
  }

  // Verdicts

  private List<String> judgeTwin(Sent twin) {
    Optional<MailRecord> found = town.record(twin.way(), twin.said(), twin.bytes());
    if (found.isEmpty()) {
      return List.of("not taken: " + twin.said());
    }
    MailRecord mail = found.get();
    List<String> problems = new ArrayList<>();
    if (mail.row().outcome().filter(Outcome.ACTED::equals).isEmpty()) {
      problems.add("no effect: " + mail.row());
    }
    String level = isReply(token(twin.mail())) ? "BOTH" : "DOMAIN";
    if (!mail.identity().contains('"' + level + '"')) {
      problems.add("not at level " + level + ": " + mail.identity());
    }
    if (token(twin.mail()).startsWith("TOKENMGR")
        && !status(twin.way(), twin.mail().id() + " Twin").equals("APPROVED")) {
      problems.add("the deal is not approved");
    }
    return problems;
  }

  private List<String> judge(Sent sent) {
    Optional<MailRecord> found = town.record(sent.way(), sent.said(), sent.bytes());
    List<String> problems = new ArrayList<>();
    Set<String> words = found.map(Conduct::words).orElse(Set.of("reject"));
    if (sent.said().startsWith("554 5.6.0 a CR or LF stands alone")) {
      return List.of(); // RFC 5321 2.3.8: whatever else the mail is, it may not come so
    }
    if (sent.said().contains("kept before as") || (found.isEmpty() && sent.said().isEmpty())) {
      words = Set.of("drop", "record");
    }
    if (words.stream().noneMatch(sent.mail().outcomes()::contains)) {
      problems.add(
          "%s is none of %s: %s"
              .formatted(
                  words,
                  sent.mail().outcomes(),
                  found.map(mail -> mail.row().toString()).orElse(sent.said())));
    }
    // A token is not spent by its use (decisions.md 3): that the decision is made is what counts.
    boolean used = token(sent.mail()).equals("TOKENMGRUSED");
    int most = used ? 3 : sent.mail().maxLevel();
    found.ifPresent(
        mail -> {
          problems.addAll(Conduct.levels(mail, most));
          problems.addAll(Conduct.answers(sent.mail(), mail));
        });
    problems.addAll(judgeDeals(sent));
    return problems;
  }

  private List<String> judgeDeals(Sent sent) {
    if (sent.mail().outcomes().contains("act")) {
      return List.of();
    }
    String before = token(sent.mail()).equals("TOKENMGRUSED") ? "APPROVED" : "IN_REVIEW";
    List<String> problems = new ArrayList<>();
    for (String deal :
        List.of("Common One", sent.mail().id() + " One", sent.mail().id() + " Two")) {
      String expected = deal.startsWith("Common") ? "IN_REVIEW" : before;
      String now = status(sent.way(), deal);
      if (!now.isEmpty() && !now.equals(expected)) {
        problems.add(deal + " became " + now);
      }
    }
    return problems;
  }

  private String status(WayIn way, String company) {
    return deal(way, company).map(Deal::status).map(RegistrationStatus::name).orElse("");
  }
}
