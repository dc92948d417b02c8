package io.postern.understanding;

import io.postern.mail.Letter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds whom a mail refers. Evidence first: what is attached, what stands in tables and forms, what
 * the text says, whose mail is forwarded, who is introduced; then the readings of one prospect are
 * joined, and what is not sure enough is left empty.
 */
public final class Referrals {
  /** More prospects than this in one mail are left to a person. */
  private static final int MOST = 500;

  /**
   * @param referrals one entry a prospect, in the order of the mail
   * @param trace which words gave which field
   */
  public record Result(List<Referral> referrals, Trace trace) {
    public Result {
      referrals = List.copyOf(referrals);
    }
  }

  private Referrals() {}

  /** The same letter, rules and Known always give the same referrals. */
  public static Result find(Letter letter, Parts parts, RuleBook rules, Known known) {
    Set<String> languages = languages(parts, rules.fields(), known);
    Scene scene = Scene.of(letter, parts, rules.fields(), known, languages);
    return find(letter, parts, scene);
  }

  static Result find(Letter letter, Parts parts, Scene scene) {
    Sheet subject = Sheet.of(scene.passage("subject", Subjects.bare(letter.subject())), scene);
    Written written = Written.read(parts.own(), "own-text", scene, List.of(subject));
    List<Referral> found = new ArrayList<>(Attached.read(letter, scene));
    Joining.add(found, written.structured());
    if (found.isEmpty() || found.stream().noneMatch(r -> r.contactEmail().isPresent())) {
      List<Referral> elsewhere = Introductions.read(letter, parts, scene, written, subject);
      if (elsewhere.isEmpty() && !written.addressed()) {
        elsewhere = Forwards.read(letter, parts, scene, written, subject);
      }
      Joining.add(found, elsewhere);
    }
    List<Referral> prose = written.prose(found);
    if (found.isEmpty() && prose.isEmpty() && parts.own().isBlank()) {
      prose = Written.read(subject.passage().text(), "subject", scene, List.of()).prose(found);
    }
    Joining.add(found, prose);
    List<Referral> referrals =
        found.stream().map(Joining::sound).filter(Joining::worthNaming).limit(MOST).toList();
    return new Result(referrals, trace(referrals));
  }

  /** The languages that a mail is written in. */
  static Set<String> languages(Parts parts, FieldRules rules, Known known) {
    Set<String> languages = new HashSet<>(Labels.languages(parts.own(), rules));
    // Values of a form are names and numbers: only what clearly is another language counts.
    String most = Languages.of(parts.own());
    languages.addAll(
        languages.isEmpty()
            ? Languages.likely(parts.own())
            : most.isEmpty() ? Set.of() : Set.of(most));
    known.language().ifPresent(languages::add);
    parts.original().ifPresent(original -> languages.addAll(Languages.likely(original.text())));
    if (!languages.isEmpty()) {
      languages.add("en");
    }
    return languages;
  }

  private static Trace trace(List<Referral> referrals) {
    List<Trace.Step> steps = new ArrayList<>();
    for (int i = 0; i < referrals.size(); i++) {
      String which = referrals.size() == 1 ? "" : (i + 1) + ". ";
      for (Map.Entry<io.postern.deal.Field, Found<?>> entry : referrals.get(i).found().entrySet()) {
        Found<?> found = entry.getValue();
        steps.add(
            new Trace.Step(
                "field-"
                    + entry.getKey().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                which
                    + found.value()
                    + " from "
                    + found.evidence().place()
                    + " ("
                    + found.evidence().rule()
                    + "): "
                    + found.evidence().words()));
      }
    }
    return new Trace(steps);
  }
}
