package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final int SIGNATURE = 2_000;

  private final FieldRules rules;
  private final Set<String> languages;
  private final Countries countries;

  /** The author's own text, with the lines of a form in it. */
  private final String own;

  private final Form form;
  private final Set<Address> ours = new HashSet<>();
  private final Set<String> ourDomains = new HashSet<>();
  private final Set<String> ourNames = new HashSet<>();
  private final Set<Address> senders = new LinkedHashSet<>();
  private final Set<String> senderDomains = new HashSet<>();
  private final List<NameMatch.Domain> senderDomainNames;
  private final Set<String> senderNames = new HashSet<>();
  private final List<Spelled> senderSpelled = new ArrayList<>();
  private final String tail;
  private final Set<String> limits = new LinkedHashSet<>();

  private final Map<Written, Sheet> sheets = new HashMap<>();

  /** A text with its place: what a sheet is made of. */
  private record Written(String place, String text) {}

  private final Map<Number, Optional<Phones.Read>> phones = new HashMap<>();

  private record Number(String written, Countries of) {}

  private Scene(
      Letter letter, Parts parts, LanguageWords.Ranking spoken, FieldRules rules, Known known) {
    this.rules = rules;
    this.own = parts.own();
    this.form = Form.read(own, rules);
    this.languages = Languages.of(parts, spoken, form, rules, known);
    this.tail = Folded.fold(parts.closing() + "\n" + parts.signature());
    letter.from().forEach(this::sender);
    letter.sender().ifPresent(this::sender);
    letter.replyTo().forEach(this::sender);
    known.colleagues().forEach(address -> sender(Mailbox.of(address)));
    addWords(parts.closing(), senderNames);
    this.senderDomainNames =
        senderDomains.stream().map(Domains::name).map(NameMatch.Domain::of).toList();
    ours(letter, known);
    this.countries = countries(letter, parts);
  }

  /**
   * @param spoken what the author's own text is in
   */
  static Scene of(
      Letter letter, Parts parts, LanguageWords.Ranking spoken, FieldRules rules, Known known) {
    return new Scene(letter, parts, spoken, rules, known);
  }

  private void sender(Mailbox mailbox) {
    senders.add(mailbox.address());
    List<String> name = List.of(mailbox.name().strip().split("\\s+"));
    if (name.size() > 1) {
      senderSpelled.add(new Spelled(name));
    }
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
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || betweenWords(text.charAt(i))) {
        String letters = Folded.letters(text.substring(start, i));
        if (letters.length() > 1) {
          into.add(letters);
        }
        start = i + 1;
      }
    }
  }

  private static boolean betweenWords(char c) {
    return c <= ' ' || ",.;:!|/\"'()<>-".indexOf(c) >= 0;
  }

  /** What the sender's address and signature say about a country, then the mail's languages. */
  private Countries countries(Letter letter, Parts parts) {
    Countries spoken = Countries.of(languages);
    Countries likely = spoken;
    String signature = parts.signature();
    signature = signature.substring(0, Math.min(signature.length(), SIGNATURE));
    Passage card = Passage.of("signature", signature, FieldRules.NONE, Set.of());
    for (Phones.Spotted phone : Phones.find(card, spoken, Phones::read).reversed()) {
      likely = phone.sure() ? likely.first(Phones.country(phone.e164())) : likely;
    }
    for (Mailbox from : letter.from()) {
      likely = likely.first(Countries.ofDomain(from.address().domain()));
    }
    return likely;
  }

  /** Notes that not all of the mail was looked at, for the trace. */
  void limit(String because) {
    limits.add(because);
  }

  /** What was not looked at, in words. */
  List<String> limits() {
    return List.copyOf(limits);
  }

  FieldRules rules() {
    return rules;
  }

  /** Languages of the mail, ISO 639-1; empty when they can't be told. */
  Set<String> languages() {
    return languages;
  }

  /** Countries that a national phone number may belong to. */
  Countries countries() {
    return countries;
  }

  /** The same, of somebody with an address at this domain. */
  Countries countries(String domain) {
    return countries.first(Countries.ofDomain(domain));
  }

  /** The lines of a form in a text. */
  Form form(String text) {
    if (text.lines().skip(Form.MOST_LINES).findAny().isPresent()) {
      limit("only the first " + Form.MOST_LINES + " lines are looked through for a form");
    }
    return text.equals(own) ? form : Form.read(text, rules);
  }

  Passage passage(String place, String text) {
    if (text.length() > Passage.LONGEST) {
      limit("of " + place + " only the first " + Passage.LONGEST + " characters are searched");
    }
    return Passage.of(place, text, rules, languages);
  }

  /** A number read with these countries; the same one is read once. */
  Optional<Phones.Read> phone(String written, Countries of) {
    return phones.computeIfAbsent(new Number(written, of), n -> Phones.read(n.written(), n.of()));
  }

  /** A text with everything that is found on it; the same one is searched once. */
  Sheet sheet(String place, String text) {
    Written written = new Written(place, text);
    Sheet known = sheets.get(written);
    if (known == null) {
      known = Sheet.of(passage(place, text), this);
      sheets.put(written, known);
    }
    return known;
  }

  boolean ours(Address address) {
    return ours.contains(address) || ourDomains.contains(Domains.organisation(address.domain()));
  }

  boolean ofSender(Address address) {
    return senders.contains(address)
        || senderDomains.contains(Domains.organisation(address.domain()));
  }

  /** Whether an address may be a prospect's. */
  boolean stranger(Address address) {
    return !ours(address) && !ofSender(address) && !namesSender(address) && !robot(address);
  }

  /** "From May on I am at jdoe@acme.example": the sender's own, at another house. */
  private boolean namesSender(Address address) {
    NameMatch.Local local = NameMatch.Local.of(address.local());
    return senderSpelled.stream().anyMatch(name -> NameMatch.person(local, name) >= 1);
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
    return all(words, ourNames) || words.size() <= 2 && any(words, ourNames);
  }

  private static boolean any(List<String> words, Set<String> names) {
    for (String word : words) {
      String letters = Folded.letters(word);
      if (!letters.isEmpty() && names.contains(letters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(List<String> words, Set<String> names) {
    boolean some = false;
    for (String word : words) {
      String letters = Folded.letters(word);
      if (letters.length() > 1) {
        some = true;
        if (!names.contains(letters)) {
          return false;
        }
      }
    }
    return some;
  }

  /** Whether the closing or the signature has these words or digits, too. */
  boolean endsWith(String words) {
    return tail.contains(Folded.fold(words));
  }

  /** Whether a company's name is the sender's: it fits the sender's domain or ends the mail. */
  boolean senderCompany(List<String> words, Spelled spelled) {
    String joined = Folded.fold(String.join(" ", words));
    return joined.length() > 3 && tail.contains(joined) || ofSendersDomain(spelled);
  }

  private boolean ofSendersDomain(Spelled spelled) {
    for (NameMatch.Domain name : senderDomainNames) {
      if (NameMatch.company(name, spelled) >= 0.8) {
        return true;
      }
    }
    return false;
  }
}
