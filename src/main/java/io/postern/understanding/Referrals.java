package io.postern.understanding;

import io.postern.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds whom a mail refers. Evidence first: what is attached, what stands in tables and forms, what
 * the text says, whose mail is forwarded, who is introduced; then the readings of one prospect are
 * joined, and what is not sure enough is left empty.
 */
final class Referrals {
  /** More prospects than this in one mail are left to a person. */
  private static final int MOST = 500;

  /**
   * @param referrals one entry a prospect, in the order of the mail
   * @param trace which words gave which field
   * @param limits what was not looked at
   */
  record Result(List<Referral> referrals, Trace trace, Trace limits) {
    Result {
      referrals = List.copyOf(referrals);
    }
  }

  private Referrals() {}

  /** The same letter, parts and scene always give the same referrals. */
  static Result find(Letter letter, Parts parts, Scene scene) {
    Sheet subject = scene.sheet("subject", Subjects.bare(letter.subject()));
    String own = Subjects.says(parts.own(), scene) ? parts.own() : "";
    Written written = Written.read(own, "own-text", scene, List.of(subject));
    List<Referral> found = new ArrayList<>(Attached.read(letter, scene));
    Joining.add(found, written.structured());
    if (found.isEmpty() || found.stream().noneMatch(r -> r.contactEmail().isPresent())) {
      List<Referral> elsewhere = Introductions.read(letter, parts, scene, written, subject);
      if (elsewhere.isEmpty() && !written.addressed()) {
        elsewhere = Forwards.read(letter, parts, scene, written, subject);
      }
      Joining.add(found, elsewhere);
    }
    if (found.isEmpty() && (own.isBlank() || addressed(subject, scene) && !written.addressed())) {
      String top = subject.passage().text();
      Joining.add(found, Written.read(top, "subject", scene, List.of()).prose(List.of()));
    }
    Joining.add(found, written.prose(found));
    List<Referral> referrals =
        found.stream().map(Joining::sound).filter(Joining::worthNaming).limit(MOST).toList();
    if (referrals.size() == MOST) {
      scene.limit("only the first " + MOST + " prospects are taken");
    }
    Trace limits =
        new Trace(scene.limits().stream().map(limit -> new Trace.Step("limit", limit)).toList());
    return new Result(referrals, trace(referrals), limits);
  }

  private static boolean addressed(Sheet sheet, Scene scene) {
    return sheet.passage().addresses().stream().anyMatch(a -> scene.stranger(a.address()));
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
