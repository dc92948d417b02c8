package io.postern.understanding;

import io.postern.deal.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a correction changes: only the new values, and of which company. */
final class Corrections {
  private static final int LONGEST_OLD = 25;

  private Corrections() {}

  /**
   * @param sheet the author's own text
   * @param referrals what was found in the mail
   * @param about the company whose registration is put right
   * @param completing the mail answers the question for what was missing, so that every value is
   *     new
   */
  static Referral changes(
      Sheet sheet,
      Scene scene,
      List<Referral> referrals,
      Optional<Found<String>> about,
      boolean completing) {
    Draft draft = new Draft();
    Referral read = referrals.isEmpty() ? Referral.NOTHING : referrals.getFirst();
    labelled(read, draft);
    newAddress(sheet, scene).ifPresent(draft::contactEmail);
    if (completing || named(sheet, read)) {
      read.contactName().filter(name -> !quoted(name)).ifPresent(draft::contactName);
    }
    newPhone(sheet).ifPresent(draft::contactPhone);
    newValue(sheet).ifPresent(draft::dealValue);
    read.contactRole()
        .filter(
            role -> completing || draft.referral().contactName().isPresent() || asksForRole(sheet))
        .ifPresent(draft::contactRole);
    if (completing) {
      draft.fill(Draft.of(read).without(Field.COMPANY_DOMAIN).without(Field.NEED).referral());
    }
    Draft changes = Draft.of(draft.referral());
    newCompany(sheet, about).ifPresent(changes::company);
    about.ifPresent(changes::company);
    return changes.referral();
  }

  /** Values that stand behind a label are meant, whatever they are. */
  private static void labelled(Referral read, Draft draft) {
    Draft labelled = Draft.of(read);
    read.found()
        .forEach(
            (field, found) -> {
              String place = found.evidence().place();
              boolean form = place.equals("label-line") || place.equals("table");
              if (!form
                  || field == Field.COMPANY_DOMAIN && !found.evidence().rule().equals("form-field")
                  || derivedDomain(field, read)) {
                labelled.without(field);
              }
            });
    draft.fill(labelled.referral());
  }

  private static boolean derivedDomain(Field field, Referral read) {
    return field == Field.COMPANY_DOMAIN
        && read.contactEmail().isPresent()
        && read.companyDomain().isPresent()
        && read.companyDomain().get().evidence().equals(read.contactEmail().get().evidence());
  }

  private static boolean quoted(Found<String> found) {
    return found.evidence().place().equals("quoted-text")
        || found.evidence().place().equals("subject");
  }

  /** The last address that is not said to be the old one. */
  private static Optional<Found<io.postern.mail.Address>> newAddress(Sheet sheet, Scene scene) {
    List<Addresses.Spotted> addresses =
        sheet.passage().addresses().stream().filter(a -> scene.stranger(a.address())).toList();
    return addresses.stream()
        .filter(a -> !old(sheet.passage(), a.span()))
        .reduce((_, later) -> later)
        .or(() -> addresses.stream().reduce((_, later) -> later).filter(_ -> addresses.size() == 1))
        .map(
            a -> new Found<>(a.address(), 0.93, sheet.passage().evidence(a.span(), "new-address")));
  }

  private static Optional<Found<String>> newPhone(Sheet sheet) {
    return sheet.phones().stream()
        .filter(phone -> !old(sheet.passage(), phone.span()))
        .reduce((_, later) -> later)
        .map(
            phone ->
                new Found<>(
                    phone.e164(),
                    phone.sure() ? 0.9 : 0.7,
                    sheet.passage().evidence(phone.span(), "new-phone")));
  }

  private static Optional<Found<io.postern.kit.Money>> newValue(Sheet sheet) {
    List<Amounts.Amount> fresh =
        sheet.amounts().stream()
            .filter(amount -> amount.money().isPresent() && !old(sheet.passage(), amount.span()))
            .toList();
    Amounts.Amount last = fresh.isEmpty() ? null : fresh.getLast();
    return last == null
        ? Optional.empty()
        : last.money()
            .map(
                money ->
                    new Found<>(money, 0.85, sheet.passage().evidence(last.span(), "new-value")));
  }

  /** Of two companies that the mail names side by side, the one that is not said to be the old. */
  private static Optional<Found<String>> newCompany(Sheet sheet, Optional<Found<String>> about) {
    Passage passage = sheet.passage();
    boolean renamed =
        sheet.companies().stream()
            .anyMatch(
                c ->
                    c.likely() > 0
                        && old(passage, c.span())
                        && about.filter(a -> RefersTo.sameName(a.value(), c.name())).isPresent());
    if (!renamed) {
      return Optional.empty();
    }
    return sheet.companies().stream()
        .filter(c -> !old(passage, c.span()) && c.words().size() > 1)
        .filter(
            c ->
                about
                    .filter(a -> Folded.letters(a.value()).equals(Folded.letters(c.name())))
                    .isEmpty())
        .findFirst()
        .map(c -> new Found<>(c.name(), 0.8, passage.evidence(c.span(), "new-name")));
  }

  /** Whether the text gives two values of one kind and says that one of them is wrong. */
  static boolean contrasts(Sheet sheet) {
    Passage passage = sheet.passage();
    return denies(sheet)
        || contrast(passage, sheet.phones().stream().map(Phones.Spotted::span).toList())
        || contrast(passage, sheet.amounts().stream().map(Amounts.Amount::span).toList())
        || contrast(passage, passage.addresses().stream().map(Addresses.Spotted::span).toList());
  }

  /** "0141 496 0172, not 0127": behind a value what it was said to be, if only in part. */
  private static boolean denies(Sheet sheet) {
    Passage passage = sheet.passage();
    return Stream.of(sheet.phones(), sheet.amounts(), passage.addresses())
        .flatMap(List::stream)
        .anyMatch(value -> denied(passage, value.span().end()));
  }

  private static boolean denied(Passage passage, int end) {
    String text = passage.text();
    int old = end;
    while (old < text.length() && old - end < 3 && ",;( ".indexOf(text.charAt(old)) >= 0) {
      old++;
    }
    int from = old;
    return old > end
        && passage
            .hits(Sense.OLD, new Span(old, Math.min(text.length(), old + LONGEST_OLD)))
            .stream()
            .anyMatch(hit -> hit.start() == from && valueFollows(text, hit.end()));
  }

  private static boolean valueFollows(String text, int at) {
    int next = at;
    while (next < text.length() && next - at < 3 && " €$£+".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next > at && next < text.length() && Character.isDigit(text.charAt(next));
  }

  private static boolean contrast(Passage passage, List<Span> values) {
    return values.size() == 2
        && values.stream().filter(span -> old(passage, span)).count() == 1
        && passage.sentenceIndex(values.getFirst().start())
            == passage.sentenceIndex(values.getLast().start());
  }

  private static boolean old(Passage passage, Span span) {
    return passage.endsBefore(Sense.OLD, span.start());
  }

  /** Whether the mail gives the person's name anew, and does not just mention the person. */
  private static boolean named(Sheet sheet, Referral read) {
    if (read.contactName().isEmpty()) {
      return false;
    }
    String name = read.contactName().get().value();
    int at = sheet.passage().text().indexOf(name);
    if (at < 0) {
      return false;
    }
    Span sentence = sheet.passage().sentenceAt(at);
    return sheet.passage().has(Sense.NEW_CONTACT, sentence);
  }

  private static boolean asksForRole(Sheet sheet) {
    return sheet.passage().hits(Sense.LABEL).stream()
        .anyMatch(hit -> hit.meaning().detail().equals("contactRole"));
  }
}
