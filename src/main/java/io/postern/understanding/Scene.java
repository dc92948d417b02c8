package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is who in a mail, so that nobody on our side or the sender's is taken for a prospect: the
 * program and its vendor, the sender with everybody of the sender's own organisation.
 */
final class Scene {
  private static final Map<String, List<String>> REGIONS =
      Map.ofEntries(
          Map.entry("en", List.of("GB", "US", "AU", "IE", "NZ", "ZA", "IN")),
          Map.entry("de", List.of("DE", "AT", "CH")),
          Map.entry("fr", List.of("FR", "BE", "CH")),
          Map.entry("es", List.of("ES", "MX", "AR", "CO", "CL", "PE")),
          Map.entry("it", List.of("IT", "CH")),
          Map.entry("nl", List.of("NL", "BE")),
          Map.entry("pt", List.of("PT", "BR")),
          Map.entry("pl", List.of("PL")),
          Map.entry("sv", List.of("SE", "FI")),
          Map.entry("da", List.of("DK")),
          Map.entry("no", List.of("NO")),
          Map.entry("fi", List.of("FI")),
          Map.entry("cs", List.of("CZ")),
          Map.entry("sk", List.of("SK")),
          Map.entry("hu", List.of("HU")),
          Map.entry("ro", List.of("RO")),
          Map.entry("el", List.of("GR", "CY")),
          Map.entry("tr", List.of("TR")),
          Map.entry("ru", List.of("RU")),
          Map.entry("uk", List.of("UA")),
          Map.entry("bg", List.of("BG")),
          Map.entry("hr", List.of("HR")),
          Map.entry("sl", List.of("SI")),
          Map.entry("ja", List.of("JP")),
          Map.entry("zh", List.of("CN", "TW", "HK")),
          Map.entry("ko", List.of("KR")),
          Map.entry("he", List.of("IL")),
          Map.entry("ar", List.of("AE", "SA", "EG")),
          Map.entry("hi", List.of("IN")),
          Map.entry("et", List.of("EE")),
          Map.entry("lv", List.of("LV")),
          Map.entry("lt", List.of("LT")),
          Map.entry("ca", List.of("ES")),
          Map.entry("id", List.of("ID")),
          Map.entry("vi", List.of("VN")),
          Map.entry("th", List.of("TH")));
  private static final Set<String> GENERIC_NAMES =
      Set.of(
          "referrals",
          "referral",
          "partners",
          "partner",
          "team",
          "program",
          "programme",
          "leads",
          "deals",
          "registration",
          "the",
          "desk",
          "support",
          "sales",
          "channel",
          "news");

  private final FieldRules rules;
  private final Set<String> languages;
  private final List<String> regions;
  private final Set<Address> ours = new HashSet<>();
  private final Set<String> ourDomains = new HashSet<>();
  private final Set<String> ourNames = new HashSet<>();
  private final Set<Address> senders = new LinkedHashSet<>();
  private final Set<String> senderDomains = new HashSet<>();
  private final Set<String> senderNames = new HashSet<>();
  private final String tail;

  private Scene(Letter letter, Parts parts, FieldRules rules, Known known, Set<String> languages) {
    this.rules = rules;
    this.languages = languages;
    this.tail = Folded.fold(parts.closing() + "\n" + parts.signature());
    letter.from().forEach(this::sender);
    letter.sender().ifPresent(this::sender);
    letter.replyTo().forEach(this::sender);
    known.colleagues().forEach(address -> sender(Mailbox.of(address)));
    addWords(parts.closing(), senderNames);
    ours(letter, known);
    this.regions = regions(letter, parts);
  }

  static Scene of(
      Letter letter, Parts parts, FieldRules rules, Known known, Set<String> languages) {
    return new Scene(letter, parts, rules, known, languages);
  }

  private void sender(Mailbox mailbox) {
    senders.add(mailbox.address());
    addWords(mailbox.name(), senderNames);
    if (!rules.isFreeMail(mailbox.address().domain())) {
      senderDomains.add(Domains.organisation(mailbox.address().domain()));
    }
  }

  private void ours(Letter letter, Known known) {
    ours.addAll(known.ownAddresses());
    known.ownDomains().forEach(domain -> ourDomains.add(Domains.organisation(domain)));
    List<Mailbox> recipients = Stream.concat(letter.to().stream(), letter.cc().stream()).toList();
    Stream.of("Delivered-To", "X-Original-To", "X-Forwarded-To", "Envelope-To")
        .flatMap(name -> letter.headers(name).stream())
        .flatMap(value -> Address.parse(value.replaceAll("[<>]", "")).stream())
        .forEach(ours::add);
    if (ours.isEmpty()) {
      recipients.stream()
          .filter(mailbox -> rules.isProgramMailbox(mailbox.address().local()))
          .map(Mailbox::address)
          .forEach(ours::add);
    }
    for (Address address : ours) {
      if (!rules.isFreeMail(address.domain())) {
        ourDomains.add(Domains.organisation(address.domain()));
      }
    }
    // Whoever writes from our own domain (a manager) has colleagues there, not prospects.
    ourDomains.forEach(domain -> ourNames.add(Folded.letters(Domains.name(domain))));
    recipients.stream()
        .filter(mailbox -> ours(mailbox.address()))
        .forEach(mailbox -> addWords(mailbox.name(), ourNames));
    ourNames.removeAll(GENERIC_NAMES);
  }

  private static void addWords(String text, Set<String> into) {
    for (String word : text.split("[\\s,.;:!|/\"'()<>-]+")) {
      String letters = Folded.letters(word);
      if (letters.length() > 1) {
        into.add(letters);
      }
    }
  }

  private List<String> regions(Letter letter, Parts parts) {
    LinkedHashSet<String> likely = new LinkedHashSet<>();
    letter.from().forEach(from -> region(from.address().domain()).ifPresent(likely::add));
    String signature =
        parts.signature().length() > 2_000
            ? parts.signature().substring(0, 2_000)
            : parts.signature();
    Passage card = Passage.of("signature", signature, FieldRules.NONE, Set.of());
    Phones.find(card, List.of()).stream()
        .flatMap(phone -> Phones.region(phone.e164()).stream())
        .forEach(likely::add);
    languages.stream()
        .sorted((a, b) -> Boolean.compare(a.equals("en"), b.equals("en")))
        .flatMap(language -> REGIONS.getOrDefault(language, List.of()).stream())
        .forEach(likely::add);
    return List.copyOf(likely);
  }

  /** The country that a domain's ending names, as ISO 3166. */
  static Optional<String> region(String domain) {
    String top = domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    if (top.equals("UK")) {
      return Optional.of("GB");
    }
    boolean country =
        top.length() == 2
            && !Set.of("IO", "AI", "CO", "ME", "TV", "EU").contains(top)
            && Arrays.asList(Locale.getISOCountries()).contains(top);
    return country ? Optional.of(top) : Optional.empty();
  }

  FieldRules rules() {
    return rules;
  }

  /** Languages of the mail, ISO 639-1; empty when they can't be told. */
  Set<String> languages() {
    return languages;
  }

  /** Countries that a national phone number may belong to, likeliest first. */
  List<String> regions() {
    return regions;
  }

  List<String> regions(String domain) {
    List<String> all = new ArrayList<>(regions);
    region(domain).ifPresent(all::addFirst);
    return all.stream().distinct().toList();
  }

  Passage passage(String place, String text) {
    return Passage.of(place, text, rules, languages);
  }

  boolean ours(Address address) {
    return ours.contains(address) || ourDomains.contains(Domains.organisation(address.domain()));
  }

  boolean ofSender(Address address) {
    return senders.contains(address)
        || senderDomains.contains(Domains.organisation(address.domain()));
  }

  boolean isSender(Address address) {
    return senders.contains(address);
  }

  /** Whether an address may be a prospect's. */
  boolean stranger(Address address) {
    return !ours(address) && !ofSender(address) && !robot(address);
  }

  boolean strangeDomain(String domain) {
    String organisation = Domains.organisation(domain);
    return !ourDomains.contains(organisation)
        && !senderDomains.contains(organisation)
        && !rules.isFreeMail(domain);
  }

  private static boolean robot(Address address) {
    String local = address.local().toLowerCase(Locale.ROOT);
    return local.startsWith("no-reply")
        || local.startsWith("noreply")
        || local.startsWith("do-not-reply")
        || local.startsWith("donotreply")
        || local.startsWith("mailer-daemon")
        || local.startsWith("unsubscribe")
        || local.equals("postmaster");
  }

  /** Whether a name is the sender's own: each of its words is. */
  boolean senderName(List<String> words) {
    return all(words, senderNames);
  }

  /** Whether a name is the vendor's or the program's. */
  boolean ourName(List<String> words) {
    return all(words, ourNames)
        || words.stream()
                .map(Folded::letters)
                .filter(w -> !w.isEmpty())
                .anyMatch(ourNames::contains)
            && words.size() <= 2;
  }

  private static boolean all(List<String> words, Set<String> names) {
    List<String> letters = words.stream().map(Folded::letters).filter(w -> w.length() > 1).toList();
    return !letters.isEmpty() && names.containsAll(letters);
  }

  /** Whether a company's name is the sender's: it fits the sender's domain or ends the mail. */
  boolean senderCompany(List<String> words) {
    String joined = Folded.fold(String.join(" ", words));
    return joined.length() > 3 && tail.contains(joined)
        || senderDomains.stream()
            .anyMatch(domain -> NameMatch.company(Domains.name(domain), words) >= 0.8);
  }
}
