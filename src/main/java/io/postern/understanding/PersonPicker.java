package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses who of those named in a text is the prospect. */
final class PersonPicker {
  private static final int FAR = 160;
  private static final int SURNAME = 3;

  private final Focus focus;

  /** The local part of the address. */
  private final Optional<String> local;

  private final Optional<NameMatch.Local> spelled;

  /** The name in its domain. */
  private final Optional<NameMatch.Domain> domain;

  private final boolean shared;
  private final boolean oneMatches;

  private PersonPicker(Focus focus) {
    this.focus = focus;
    this.local = focus.anchor().map(anchor -> anchor.address().local());
    this.spelled = local.map(NameMatch.Local::of);
    this.domain =
        focus.anchor().map(anchor -> NameMatch.Domain.of(Domains.name(anchor.address().domain())));
    this.shared = local.filter(focus.scene().rules()::isShared).isPresent();
    this.oneMatches = focus.sheet().people().stream().anyMatch(one -> match(one) >= 0.7);
  }

  /** Whoever goes best with the address; nobody when that is not sure enough. */
  static Optional<Pick<Persons.Spotted>> pick(Focus focus) {
    return new PersonPicker(focus).person();
  }

  private Optional<Pick<Persons.Spotted>> person() {
    List<Pick<Persons.Spotted>> picks = new ArrayList<>();
    for (Persons.Spotted person : focus.sheet().people()) {
      picks.add(weighed(person, focus.sheet(), true));
    }
    for (Sheet other : focus.others()) {
      for (Persons.Spotted person : other.people()) {
        picks.add(weighed(person, other, false));
      }
    }
    Optional<Pick<Persons.Spotted>> best = Pick.likeliest(picks);
    return best.map(pick -> asSigned(fullest(pick, picks), picks));
  }

  private Pick<Persons.Spotted> weighed(Persons.Spotted person, Sheet on, boolean here) {
    double match = match(person);
    int distance = focus.distance(person.span());
    boolean ofCompany =
        match < 0.9
            && domain.filter(name -> NameMatch.company(name, person.spelled()) >= 0.9).isPresent();
    Span clause = new Span(Math.max(0, person.span().start() - 40), person.span().start());
    boolean greeted = greeting(on.passage(), person.span());
    Likely likely =
        new Likely()
            .sign(true, person.likely(), person.signs())
            .sign(match > 0.6, match * 0.9, "goes with the address")
            .sign(match > 0 && match <= 0.6, 0.3, "initials of the address")
            .sign(
                here && local.isPresent() && distance < 60 && match == 0 && !shared,
                0.25,
                "beside the address")
            .against(
                here
                    && on.passage()
                        .has(Sense.ASSISTANT, assistantWindow(on.passage(), person.span())),
                match >= 0.8 ? 0.8 : 0.3)
            .against(on.passage().has(Sense.OF_SENDER, clause), match > 0.6 ? 0.6 : 0.1)
            .against(greeted && match == 0, 0.15)
            .against(ofCompany, 0.3)
            .against(person.likely() < 0.15 && match < 0.85, 0.3)
            .against(!here && match == 0, 0.7)
            .against(local.isPresent() && match == 0 && here && distance > FAR, 0.85)
            .against(match == 0 && oneMatches, 0.6)
            .against(match == 0 && anothers(person), 0.45);
    double early =
        here ? 1 - 0.0005 * Math.min(200, person.span().start() - focus.scope().start()) : 1;
    return new Pick<>(person, on, likely.value() * early, likely.signs());
  }

  /** "j.cole@" is the address of a Cole, and of nobody without such a name. */
  private boolean anothers(Persons.Spotted person) {
    boolean latin = person.words().stream().noneMatch(word -> Folded.spaceless(word.charAt(0)));
    return latin
        && !shared
        && person.words().size() > 1
        && spelled.filter(name -> name.parts().size() == 2).isPresent()
        && spelled.get().parts().getLast().length() >= SURNAME;
  }

  private double match(Persons.Spotted person) {
    return spelled.map(name -> NameMatch.person(name, person.spelled())).orElse(0.0);
  }

  /** "Jane" with the address is the "Jane Whitcombe" of another sentence. */
  private static Pick<Persons.Spotted> fullest(
      Pick<Persons.Spotted> best, List<Pick<Persons.Spotted>> picks) {
    List<String> words = best.of().words().stream().map(Folded::fold).toList();
    return picks.stream()
        .filter(pick -> pick.of().words().size() > words.size() && pick.of().likely() >= 0.3)
        .filter(pick -> pick.of().words().stream().map(Folded::fold).toList().containsAll(words))
        .filter(pick -> pick.of().words().size() <= 4)
        .findFirst()
        .map(pick -> new Pick<>(pick.of(), pick.on(), best.likely(), best.signs()))
        .orElse(best);
  }

  /** "rozmawiać z Hanną Lis. Hanna Lis, h.lis@…": beside an address a name is not inflected. */
  private static Pick<Persons.Spotted> asSigned(
      Pick<Persons.Spotted> best, List<Pick<Persons.Spotted>> picks) {
    return picks.stream()
        .filter(pick -> pick.of().signs().contains("an address beside it"))
        .filter(pick -> inflected(pick.of().words(), best.of().words()))
        .findFirst()
        .map(pick -> new Pick<>(pick.of(), pick.on(), best.likely(), best.signs()))
        .orElse(best);
  }

  /** Whether names differ in nothing but their endings. */
  private static boolean inflected(List<String> one, List<String> other) {
    for (int i = 0; i < one.size() && one.size() == other.size(); i++) {
      String a = Folded.fold(one.get(i));
      String b = Folded.fold(other.get(i));
      int stem = Math.max(3, Math.min(a.length(), b.length()) - 2);
      if (!a.equals(b) && (a.length() < stem || !b.startsWith(a.substring(0, stem)))) {
        return false;
      }
    }
    return one.size() == other.size();
  }

  private static boolean greeting(Passage passage, Span person) {
    Span sentence = passage.sentenceAt(person.start());
    String before =
        passage.text().substring(sentence.start(), Math.max(sentence.start(), person.start()));
    boolean starts = sentence.start() == person.start();
    boolean comma =
        person.end() < passage.text().length()
            && ",!".indexOf(passage.text().charAt(person.end())) >= 0;
    boolean lineEnds =
        passage.text().startsWith(",\n", person.end())
            || passage.text().startsWith("\n", person.end())
            || passage.text().startsWith("!\n", person.end());
    return before.length() <= 25
            && passage.has(
                Sense.GREETING,
                new Span(sentence.start(), Math.max(sentence.start(), person.start())))
        || starts && comma && lineEnds && sentence.start() < 40;
  }

  private static Span assistantWindow(Passage passage, Span person) {
    Span sentence = passage.sentenceAt(person.start());
    return new Span(
        Math.max(sentence.start(), person.start() - 40),
        Math.min(sentence.end(), person.end() + 30));
  }
}
