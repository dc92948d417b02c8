package io.postern.understanding;

import io.postern.understanding.Known.Role;
import io.postern.understanding.Tongue.Core;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The languages that a text may give commands in, made ready for it: what none of its words can say
 * is left out before anything is matched.
 */
final class Voices {
  private static final String COMMON_LANGUAGE = "en";

  private final Tokens tokens;
  private final CommandRules rules;
  private final Topic topic;
  private final MailFilling filling;
  private final Map<Tongue, PhraseMatcher> matchers;
  private final Map<Place, List<Step>> steps;

  /** By token, what it may open; behind the last one nothing. */
  private final List<Openings> openings;

  /** What may say a command in this text, for every role. */
  private final List<CommandRules.Sayable> sayable;

  private final Map<Tongue, Voice> voices = new LinkedHashMap<>();

  Voices(Tokens tokens, CommandRules rules, Topic topic, Role role) {
    this.tokens = tokens;
    this.rules = rules;
    this.topic = topic;
    this.filling = new MailFilling(tokens, rules, topic);
    this.matchers = new HashMap<>();
    this.steps = new HashMap<>();
    this.openings = new ArrayList<>(tokens.size() + 1);
    for (int at = 0; at <= tokens.size(); at++) {
      openings.add(rules.openings(tokens.text(at)));
    }
    this.sayable = rules.sayable(tokens.words());
    speak(role);
  }

  private Voices(Voices same, Role role) {
    this.tokens = same.tokens;
    this.rules = same.rules;
    this.topic = same.topic;
    this.filling = same.filling;
    this.matchers = same.matchers;
    this.steps = same.steps;
    this.openings = same.openings;
    this.sayable = same.sayable;
    speak(role);
  }

  /** The same text as the words of another role. */
  Voices as(Role other) {
    return new Voices(this, other);
  }

  private void speak(Role role) {
    if (topic.contested()) {
      rules.tongues().forEach(this::voice);
    }
    for (CommandRules.Sayable sayable : sayable) {
      if (sayable.core().entry().meaning().word().of(role)) {
        voice(sayable.tongue()).cores().add(sayable.core());
      }
    }
  }

  private Voice voice(Tongue tongue) {
    return voices.computeIfAbsent(
        tongue, it -> new Voice(withCommon(it), new PhraseIndex<>(), matcher(it), it));
  }

  /** A language, with those whose polite words may stand around its commands. */
  record Voice(
      List<Tongue> polite, PhraseIndex<Core> cores, PhraseMatcher matcher, Tongue tongue) {}

  Tokens tokens() {
    return tokens;
  }

  Collection<Voice> all() {
    return voices.values();
  }

  PhraseMatcher matcher(Tongue tongue) {
    return matchers.computeIfAbsent(tongue, it -> new PhraseMatcher(tokens, it, filling));
  }

  /**
   * A phrase that stands in the text.
   *
   * @param end the token after it
   */
  record Step(Tongue tongue, CommandWords list, int end) {}

  private record Place(int at, WordLists lists) {}

  /** The phrases of such lists, of any language, that stand here; the same are sought once. */
  List<Step> steps(int at, WordLists lists) {
    return steps.computeIfAbsent(new Place(at, lists), this::steps);
  }

  private List<Step> steps(Place place) {
    List<Openings.Opening> openings = openings(place.at(), place.lists());
    if (openings.isEmpty()) {
      return List.of();
    }
    int at = place.at();
    List<Step> here = new ArrayList<>();
    for (Openings.Opening opening : openings) {
      for (Reach reach : matcher(opening.tongue()).match(opening.phrase(), Reach.from(at))) {
        here.add(new Step(opening.tongue(), opening.list(), reach.at()));
      }
    }
    return here;
  }

  /** The phrases of such lists, of any language, that may begin here. */
  List<Openings.Opening> openings(int at, WordLists lists) {
    Openings here = at(at);
    Openings filled = rules.filledOpenings();
    boolean word = here.ofAny(lists);
    boolean fills = filled.ofAny(lists);
    if (!word && !fills) {
      return List.of();
    }
    List<Openings.Opening> some = new ArrayList<>();
    if (word) {
      here.phrases(some, lists);
    }
    if (fills) {
      filled.phrases(some, lists);
    }
    return some;
  }

  /** Whether a phrase of such a list, of any language, stands here. */
  boolean begins(CommandWords list, int at) {
    return begins(list, at, at(at)) || begins(list, at, rules.filledOpenings());
  }

  private boolean begins(CommandWords list, int at, Openings openings) {
    if (openings.of(list)) {
      for (Openings.Opening opening : openings.phrases()) {
        if (opening.list() == list
            && !matcher(opening.tongue()).match(opening.phrase(), Reach.from(at)).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a phrase of such lists may begin here. */
  boolean mayBegin(int at, WordLists lists) {
    return at(at).ofAny(lists) || rules.mayFill(slot -> fills(slot, at), lists);
  }

  private Openings at(int at) {
    return openings.get(Math.min(at, openings.size() - 1));
  }

  private boolean fills(Slot slot, int at) {
    Reach from = Reach.from(at);
    for (Tongue tongue : rules.tongues()) {
      if (!filling.fill(slot, tongue, from).isEmpty()) {
        return true;
      }
      if (!slot.spoken()) {
        return false; // as in any other language
      }
    }
    return false;
  }

  // Please, thanks and ok are said everywhere; who writes the commands in English thanks in his own
  // language.
  private List<Tongue> withCommon(Tongue tongue) {
    if (tongue.code().equals(COMMON_LANGUAGE)) {
      return rules.tongues();
    }
    List<Tongue> both = new ArrayList<>(List.of(tongue));
    rules.tongues().stream().filter(t -> t.code().equals(COMMON_LANGUAGE)).forEach(both::add);
    return both;
  }
}
