package io.postern.writing;

import io.postern.notice.TierFacts;
import io.postern.notice.TierFacts.Mark;
import io.postern.notice.TierFacts.Way;
import java.util.Map;
import java.util.stream.Stream;

/** What a tier asks for, in the words of one language. */
final class TierWords {
  private TierWords() {}

  /** {@code 4 of 10 won deals and 62,000 EUR of 100,000 EUR in sales}. */
  static String way(Way way, Formats formats) {
    return joined("tier.and", way.marks().stream().map(mark -> mark(mark, formats)), formats);
  }

  /** The tier, and what the next one asks for, in one line. */
  static String standing(TierFacts tier, Formats formats) {
    return tier.goal()
        .map(
            goal ->
                formats
                    .words()
                    .say(
                        "tier.towards",
                        Map.of(
                            "tier",
                            tier.name(),
                            "goal",
                            goal.tier(),
                            "ways",
                            joined(
                                "tier.or",
                                goal.ways().stream().map(way -> way(way, formats)),
                                formats))))
        .orElse(tier.name());
  }

  private static String mark(Mark mark, Formats formats) {
    return mark.sums().isEmpty()
        ? said(mark.kind(), "" + mark.have(), "" + mark.need(), formats)
        : joined(
            "tier.or",
            mark.sums().stream()
                .map(
                    sum ->
                        said(
                            mark.kind(),
                            formats.money(sum.have()),
                            formats.money(sum.need()),
                            formats)),
            formats);
  }

  private static String said(String kind, String have, String need, Formats formats) {
    return formats.words().say("tier." + kind, Map.of("have", have, "need", need));
  }

  private static String joined(String by, Stream<String> parts, Formats formats) {
    return parts
        .reduce((one, other) -> formats.words().say(by, Map.of("one", one, "other", other)))
        .orElse("");
  }
}
