package io.postern.partner;

import java.util.List;

/**
 * How somebody becomes a partner of a program and is met, as its files say.
 *
 * @param termsVersion which terms somebody who joins now accepts: a hash over the files that say
 *     them; empty where there are none
 * @param criteria what the program looks for in a partner; managers see them beside an application
 * @param reminders on which days after an invitation somebody hears again who has not answered it,
 *     in order
 * @param nudges on which days after joining a partner hears from us who has referred nobody yet, in
 *     order
 * @param kit what new partners get
 */
public record Joining(
    String termsVersion,
    List<String> criteria,
    List<Integer> reminders,
    List<Integer> nudges,
    Kit kit) {
  /** Nothing is said about it. */
  public static final Joining NONE = new Joining("", List.of(), List.of(), List.of(), Kit.NONE);

  public Joining {
    criteria = List.copyOf(criteria);
    reminders = List.copyOf(reminders);
    nudges = List.copyOf(nudges);
  }
}
