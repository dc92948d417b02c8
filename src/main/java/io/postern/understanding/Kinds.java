package io.postern.understanding;

import io.postern.mail.Automation;
import io.postern.mail.Letter;
import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a mail is: by its automation, by the phrases that speak for each kind, and by whether
 * it names somebody new.
 */
public final class Kinds {
  private static final double SUBJECT = 1.0;
  private static final int CUES_END = 6_000;

  /**
   * @param kind what the mail is
   * @param refersTo the company that it is about, when it is about a registration that is there
   * @param referrals what it refers or corrects; empty for the other kinds
   * @param trace why
   */
  public record Verdict(
      Kind kind, Optional<String> refersTo, List<Referral> referrals, Trace trace) {
    public Verdict {
      referrals = List.copyOf(referrals);
    }
  }

  private final Letter letter;
  private final Parts parts;
  private final Automation automation;
  private final List<Referral> referrals;
  private final RuleBook rules;
  private final Known known;
  private final Scene scene;
  private final Map<Kind, Double> scores = new EnumMap<>(Kind.class);
  private final Map<Kind, List<String>> words = new EnumMap<>(Kind.class);

  private Kinds(
      Letter letter,
      Parts parts,
      Automation automation,
      List<Referral> referrals,
      RuleBook rules,
      Known known) {
    this.letter = letter;
    this.parts = parts;
    this.automation = automation;
    this.referrals = referrals;
    this.rules = rules;
    this.known = known;
    this.scene = Scene.of(letter, parts, rules.fields(), known, Referrals.languages(parts, known));
  }

  /** The same letter, referrals, rules and Known always give the same verdict. */
  public static Verdict judge(
      Letter letter,
      Parts parts,
      Automation automation,
      List<Referral> referrals,
      RuleBook rules,
      Known known) {
    return new Kinds(letter, parts, automation, referrals, rules, known).judge();
  }

  private Verdict judge() {
    Kind kind = kind();
    Trace trace = trace(kind);
    return switch (kind) {
      case REFERRAL -> new Verdict(kind, Optional.empty(), referrals, trace);
      case CORRECTION -> {
        Optional<Found<String>> about = about();
        Referral changes = Corrections.changes(letter, parts, scene, referrals, about, completes());
        yield new Verdict(kind, about.map(Found::value), List.of(changes), trace);
      }
      case STATUS_REQUEST, WITHDRAWAL, EXTENSION_REQUEST, DISPUTE ->
          new Verdict(kind, about().map(Found::value), List.of(), trace);
      case QUESTION, MESSAGE, COMMAND, AUTO_REPLY, BOUNCE, COMPLAINT, NEWSLETTER, SPAM ->
          new Verdict(kind, Optional.empty(), List.of(), trace);
    };
  }

  private Optional<Found<String>> about() {
    return RefersTo.find(letter, parts, scene, referrals, known);
  }

  private Kind kind() {
    boolean form = structured() && automation.type() == Automation.Type.AUTO_GENERATED;
    Optional<Kind> automatic = form ? Optional.empty() : automatic();
    if (automatic.isPresent()) {
      return automatic.get();
    }
    cues();
    double referral = referralScore();
    double bulk =
        score(Kind.NEWSLETTER)
            + (letter.header("List-Unsubscribe").isPresent() ? 3 : 0)
            + (letter
                    .header("Precedence")
                    .filter(p -> p.toLowerCase(Locale.ROOT).contains("bulk"))
                    .isPresent()
                ? 1
                : 0);
    if (score(Kind.AUTO_REPLY) >= 3 && referral < 4 + score(Kind.AUTO_REPLY)) {
      return Kind.AUTO_REPLY;
    }
    boolean asks = score(Kind.REFERRAL) >= 2 && newProspect();
    if (bulk >= 4 && !asks || bulk >= 6) {
      return Kind.NEWSLETTER;
    }
    if (score(Kind.SPAM) >= 3 && score(Kind.SPAM) > score(Kind.REFERRAL) && !structured()) {
      return Kind.SPAM;
    }
    if (completes() && !referrals.isEmpty() && score(Kind.REFERRAL) < 2) {
      return Kind.CORRECTION;
    }
    Kind other = strongestOther();
    double against = score(other);
    boolean correction = other == Kind.CORRECTION;
    if (referral >= 3
        && !(correction && against >= 2 && (against >= score(Kind.REFERRAL) || aboutKnown()))
        && !(against >= 3 && !newProspect())) {
      return Kind.REFERRAL;
    }
    if (against >= 2 && (other != Kind.MESSAGE && other != Kind.QUESTION)) {
      return other;
    }
    if (referral >= 2.5) {
      return Kind.REFERRAL;
    }
    boolean asking = parts.own().indexOf('?') >= 0 || parts.own().indexOf('？') >= 0;
    if (against >= 1
        && other != Kind.MESSAGE
        && other != Kind.QUESTION
        && (!asking || other == Kind.STATUS_REQUEST)
        && aboutKnown()) {
      return other;
    }
    return asking && score(Kind.QUESTION) >= score(Kind.MESSAGE) - 1
        ? Kind.QUESTION
        : score(Kind.QUESTION) >= 3 && score(Kind.QUESTION) > score(Kind.MESSAGE)
            ? Kind.QUESTION
            : Kind.MESSAGE;
  }

  private Optional<Kind> automatic() {
    return switch (automation.type()) {
      case BOUNCE, DELIVERY_REPORT -> Optional.of(Kind.BOUNCE);
      case AUTO_REPLY, READ_RECEIPT, OWN_LOOP, AUTO_GENERATED -> Optional.of(Kind.AUTO_REPLY);
      case COMPLAINT -> Optional.of(Kind.COMPLAINT);
      case LIST, CALENDAR, HUMAN -> Optional.empty();
    };
  }

  // ---- phrases

  private void cues() {
    String own = parts.own().length() > CUES_END ? parts.own().substring(0, CUES_END) : parts.own();
    Set<KindCueWords> seen = new HashSet<>();
    count(own, 1, seen);
    count(Subjects.bare(letter.subject()), SUBJECT, seen);
    if (own.isBlank() || parts.forwarded().isEmpty()) {
      // A footer tells a newsletter; it is no part of what the author wrote.
      countOnly(parts.signature(), Kind.NEWSLETTER, seen);
    }
  }

  /** A phrase counts once for its kind, however often it stands. */
  private record KindCueWords(Kind kind, String words) {}

  private void count(String text, double share, Set<KindCueWords> seen) {
    List<Hit<KindCue>> hits = rules.kinds().cues().find(text);
    int covered = -1;
    Map<Kind, Integer> ends = new EnumMap<>(Kind.class);
    for (Hit<KindCue> hit : hits) {
      if (hit.end() <= ends.getOrDefault(hit.meaning().kind(), covered) || !fits(hit.meaning())) {
        continue; // inside a longer phrase for the same kind
      }
      ends.put(hit.meaning().kind(), hit.end());
      add(hit.meaning(), text.substring(hit.start(), hit.end()), share, seen);
    }
    for (KindRules.PatternCue pattern : rules.kinds().patterns()) {
      var matcher = pattern.pattern().matcher(text);
      if (matcher.find()) {
        add(pattern.cue(), matcher.group(), share, seen);
      }
    }
  }

  private void countOnly(String text, Kind kind, Set<KindCueWords> seen) {
    String end = text.length() > CUES_END ? text.substring(0, CUES_END) : text;
    for (Hit<KindCue> hit : rules.kinds().cues().find(end)) {
      if (hit.meaning().kind() == kind && hit.meaning().weight() >= 2) {
        add(hit.meaning(), end.substring(hit.start(), hit.end()), 1, seen);
      }
    }
  }

  private boolean fits(KindCue cue) {
    return cue.language().isEmpty()
        || scene.languages().isEmpty()
        || scene.languages().contains(cue.language());
  }

  private void add(KindCue cue, String found, double share, Set<KindCueWords> seen) {
    if (seen.add(new KindCueWords(cue.kind(), Folded.fold(found)))) {
      scores.merge(cue.kind(), cue.weight() * share, Double::sum);
      words.computeIfAbsent(cue.kind(), _ -> new ArrayList<>()).add(found.strip());
    }
  }

  private double score(Kind kind) {
    return scores.getOrDefault(kind, 0.0);
  }

  private Kind strongestOther() {
    Kind best = Kind.MESSAGE;
    for (Kind kind :
        List.of(
            Kind.CORRECTION,
            Kind.STATUS_REQUEST,
            Kind.WITHDRAWAL,
            Kind.EXTENSION_REQUEST,
            Kind.DISPUTE)) {
      if (score(kind) > (best == Kind.MESSAGE ? 0 : score(best))) {
        best = kind;
      }
    }
    return best;
  }

  // ---- somebody new

  private double referralScore() {
    double most = referrals.stream().mapToDouble(this::newness).max().orElse(0);
    double cues = Math.min(3, score(Kind.REFERRAL));
    double about = aboutKnown() ? -2 : 0;
    return most + cues + about + (structured() ? 1 : 0);
  }

  private double newness(Referral referral) {
    double score = 0;
    score += referral.contactEmail().isPresent() ? 1.2 : 0;
    score += referral.company().isPresent() ? 0.6 : 0;
    score += referral.contactName().isPresent() ? 0.6 : 0;
    score += referral.contactPhone().isPresent() ? 0.5 : 0;
    score += referral.need().isPresent() ? 0.4 : 0;
    score += referral.dealValue().isPresent() ? 0.3 : 0;
    score += referral.contactRole().isPresent() ? 0.3 : 0;
    return score;
  }

  private boolean newProspect() {
    return referrals.stream()
        .anyMatch(r -> r.contactEmail().isPresent() || r.contactPhone().isPresent());
  }

  private boolean structured() {
    return referrals.stream()
        .flatMap(referral -> referral.found().values().stream())
        .anyMatch(
            found ->
                Set.of("label-line", "table", "vcard", "csv", "calendar")
                    .contains(found.evidence().place()));
  }

  /**
   * Whether the mail is about a registration that is there: it answers a notice about the company.
   */
  private boolean aboutKnown() {
    List<String> companies = new ArrayList<>();
    referrals.forEach(
        referral -> referral.company().ifPresent(company -> companies.add(company.value())));
    String subject = Folded.letters(letter.subject());
    String quoted =
        Folded.letters(
            parts.quoted().length() > CUES_END
                ? parts.quoted().substring(0, CUES_END)
                : parts.quoted());
    boolean reply = !letter.inReplyTo().isEmpty();
    for (String company : companies) {
      String name = Folded.letters(company);
      boolean answered =
          reply && name.length() > 2 && (subject.contains(name) || quoted.contains(name));
      boolean open =
          known.openDeals().stream()
              .anyMatch(
                  deal -> deal.company().filter(c -> RefersTo.sameName(c, company)).isPresent());
      if (answered || open) {
        return true;
      }
    }
    return false;
  }

  /** The mail answers the question for what a registration lacks. */
  private boolean completes() {
    return !known.conversationDeals().isEmpty() && known.role() != Known.Role.MANAGER;
  }

  private Trace trace(Kind kind) {
    List<String> why = words.getOrDefault(kind, List.of());
    String because =
        !automation.human() && why.isEmpty()
            ? "automatic mail: " + automation.type().word()
            : why.isEmpty()
                ? kind == Kind.REFERRAL ? "it names a prospect" : "nothing speaks for another kind"
                : "it says: " + String.join(", ", why.subList(0, Math.min(6, why.size())));
    return Trace.EMPTY.with("kind-" + kind.word(), because);
  }
}
