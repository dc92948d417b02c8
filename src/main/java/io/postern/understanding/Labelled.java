package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/** Makes a referral of labelled values: of a form, of a row of a table, of a card. */
final class Labelled {
  private static final double SURE = 0.97;
  private static final double LIKELY = 0.9;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TEXT = 600;

  private final Scene scene;
  private final String place;
  private final Draft draft = new Draft();
  private String first = "";
  private String last = "";
  private String currency = "";

  private Labelled(Scene scene, String place) {
    this.scene = scene;
    this.place = place;
  }

  /**
   * @param place what the values stand in, as {@link Evidence#place} calls it
   */
  static Referral read(List<Form.Entry> entries, Scene scene, String place) {
    Labelled labelled = new Labelled(scene, place);
    entries.stream()
        .filter(entry -> entry.meaning().equals("currency"))
        .findFirst()
        .ifPresent(entry -> labelled.currency = entry.value());
    for (Form.Entry entry : entries) {
      if (!labelled.unknown(entry.value())) {
        labelled.take(entry);
      }
    }
    return labelled.finished();
  }

  private void take(Form.Entry entry) {
    switch (entry.meaning()) {
      case "company" -> company(entry);
      case "companyDomain" -> domain(entry);
      case "contactName", "name", "person" -> person(entry);
      case "contactFirstName" -> first = first.isEmpty() ? entry.value().strip() : first;
      case "contactLastName" -> last = last.isEmpty() ? entry.value().strip() : last;
      case "contactEmail", "contactPhone", "reach" -> reach(entry);
      case "contactRole" ->
          limited(entry.value(), LONGEST_NAME)
              .ifPresent(role -> draft.contactRole(found(role, SURE, entry)));
      case "dealValue" -> value(entry);
      case "need" ->
          limited(entry.value(), LONGEST_TEXT)
              .ifPresent(need -> draft.need(found(need, LIKELY, entry)));
      case "timeline" ->
          limited(entry.value(), LONGEST_TEXT)
              .ifPresent(time -> draft.timeline(found(time, LIKELY, entry)));
      default -> {}
    }
  }

  private Referral finished() {
    if (!first.isEmpty() || !last.isEmpty()) {
      String name = (first + " " + last).strip();
      draft.contactName(new Found<>(name, SURE, new Evidence(place, name, "form-field")));
    }
    return draft.referral();
  }

  private boolean unknown(String value) {
    String bare = value.strip();
    if (bare.isEmpty() || bare.chars().noneMatch(Character::isLetterOrDigit)) {
      return true;
    }
    String word =
        bare.replaceAll("[.!?()]+$", "").replaceAll("^[(\\[<]+", "").replaceAll("[)\\]>]+$", "");
    return word.length() <= 40
        && scene.rules().words().find(word).stream()
            .anyMatch(
                hit ->
                    hit.meaning().sense() == Sense.UNKNOWN
                        && hit.start() == 0
                        && hit.end() == word.length());
  }

  private void company(Form.Entry entry) {
    String value = entry.value();
    List<Domains.Site> sites = Domains.find(value);
    List<Addresses.Spotted> addresses = Addresses.find(value);
    sites.stream()
        .filter(
            site ->
                scene.strangeDomain(site.host())
                    && addresses.stream().noneMatch(a -> a.span().overlaps(site.span())))
        .findFirst()
        .ifPresent(site -> draft.companyDomain(found(site.host(), LIKELY, entry)));
    addresses.stream().findFirst().ifPresent(address -> reach(entry));
    int cut = value.length();
    for (Domains.Site site : sites) {
      cut = site.span().start() > 2 ? Math.min(cut, site.span().start()) : cut;
    }
    for (Addresses.Spotted address : addresses) {
      cut = address.span().start() > 2 ? Math.min(cut, address.span().start()) : cut;
    }
    String written = value.substring(0, cut);
    Optional<Roles.Spotted> role = roleBehind(written);
    if (role.isPresent()) {
      draft.contactRole(found(role.get().text(), LIKELY, entry));
      written = written.substring(0, written.indexOf(','));
    }
    limited(companyName(written), LONGEST_NAME)
        .filter(name -> name.chars().anyMatch(Character::isLetter)) // not "Lead: 4000018823"
        .ifPresent(name -> draft.company(found(name, SURE, entry)));
  }

  /** "Ballymore Creamery, as managing director": what somebody is there, behind a comma. */
  private Optional<Roles.Spotted> roleBehind(String written) {
    int comma = written.indexOf(',');
    return comma < 1
        ? Optional.empty()
        : Roles.find(scene.passage(place, written)).stream()
            .filter(role -> role.span().start() > comma && role.span().end() == written.length())
            .findFirst();
  }

  /** Without what people write behind the name: "(Leeds)", " - 40 seats". */
  private String companyName(String written) {
    String name = written.strip();
    for (String stop :
        List.of(" - ", " – ", " — ", " | ", "; ", " / ", "https:", "http:", "www.")) {
      int at = name.indexOf(stop);
      name = at > 1 ? name.substring(0, at) : name;
    }
    int bracket = Math.max(name.lastIndexOf(" ("), name.lastIndexOf("（"));
    if (bracket > 0 && !legalForm(name.substring(bracket).strip())) {
      name = name.substring(0, bracket);
    }
    int comma = name.lastIndexOf(", ");
    if (comma > 0
        && !legalForm(name.substring(comma + 1).strip())
        && endsLegal(name.substring(0, comma))) {
      name = name.substring(0, comma);
    }
    return stripped(name);
  }

  private boolean legalForm(String text) {
    return scene.rules().words().find(text).stream()
        .anyMatch(hit -> hit.meaning().sense() == Sense.LEGAL_FORM);
  }

  private boolean endsLegal(String name) {
    return scene.rules().words().find(name).stream()
        .anyMatch(hit -> hit.meaning().sense() == Sense.LEGAL_FORM && hit.end() == name.length());
  }

  static String stripped(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && " \t\"'*_<>«»“”„:,;-–|[(\u00A0".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t\"'*_<>«»“”„:,;-–|[(\u00A0".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    return name.substring(from, to);
  }

  private void domain(Form.Entry entry) {
    Domains.find(entry.value()).stream()
        .map(Domains.Site::host)
        .filter(scene::strangeDomain)
        .findFirst()
        .ifPresent(host -> draft.companyDomain(found(host, SURE, entry)));
  }

  /** "Ms Jane Doe (COO), jane@acme.example". */
  private void person(Form.Entry entry) {
    String value = entry.value();
    if (!Addresses.find(value).isEmpty() || Phones.digits(value) >= 7) {
      reach(entry);
    }
    PersonLine.of(value, scene)
        .ifPresent(
            person -> {
              boolean blank = person.name().isEmpty();
              if (!blank && person.name().length() <= LONGEST_NAME) {
                draft.contactName(found(person.name(), SURE, entry));
              }
              person.role().ifPresent(role -> draft.contactRole(found(role, LIKELY, entry)));
              person.company().ifPresent(company -> draft.company(found(company, LIKELY, entry)));
            });
  }

  private void reach(Form.Entry entry) {
    Addresses.find(entry.value()).stream()
        .map(Addresses.Spotted::address)
        .filter(scene::stranger)
        .findFirst()
        .ifPresent(address -> email(address, entry));
    Passage passage = scene.passage(place, entry.value());
    Countries countries = countries();
    Phones.find(passage, countries, scene::phone).stream()
        .findFirst()
        .ifPresent(
            phone -> draft.contactPhone(found(phone.e164(), phone.sure() ? SURE : LIKELY, entry)));
  }

  private Countries countries() {
    return draft
        .referral()
        .contactEmail()
        .map(email -> scene.countries(email.value().domain()))
        .orElse(scene.countries());
  }

  private void email(Address address, Form.Entry entry) {
    draft.contactEmail(found(address, SURE, entry));
  }

  private void value(Form.Entry entry) {
    Passage passage =
        scene.passage("label-line", entry.value() + (currency.isEmpty() ? "" : " " + currency));
    Optional<Money> money =
        DealValue.of(Amounts.find(passage, scene), true)
            .or(() -> DealValue.of(inLabelsCurrency(entry), true));
    money.ifPresent(value -> draft.dealValue(found(value, SURE, entry)));
  }

  /** "Value (EUR): 75,000" has its currency in the label. */
  private List<Amounts.Amount> inLabelsCurrency(Form.Entry entry) {
    int bracket = entry.label().indexOf('(');
    String unit =
        bracket < 0 ? entry.label() : entry.label().substring(bracket + 1).replace(")", " ");
    return Amounts.find(scene.passage("label-line", entry.value() + " " + unit), scene);
  }

  private static Optional<String> limited(String value, int longest) {
    String text = value.strip();
    return text.isEmpty() || text.length() > longest ? Optional.empty() : Optional.of(text);
  }

  private <T> Found<T> found(T value, double likely, Form.Entry entry) {
    String words = (entry.label() + ": " + entry.value()).strip();
    return new Found<>(
        value,
        likely,
        new Evidence(place, words.length() <= 200 ? words : words.substring(0, 200), "form-field"));
  }
}
