package io.postern.figures;

import io.postern.figures.Past.Member;
import io.postern.figures.Past.Referral;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a program in a time.
 *
 * @param total of all of it
 * @param periods of each of its periods, in order; without what is only known as it stands now
 * @param partners of each partner: who won most, then who referred most, then by name
 * @param tiers of each tier by its name; empty where no partner has one
 */
public record Report(Sheet total, List<Sheet> periods, List<Group> partners, List<Group> tiers) {
  public Report {
    periods = List.copyOf(periods);
    partners = List.copyOf(partners);
    tiers = List.copyOf(tiers);
  }

  /**
   * Some partners together, or one.
   *
   * @param name the tier's or the partner's
   */
  public record Group(String name, Sheet sheet) {}

  /** Reckons it. */
  public static Report of(Past past, Range range, Period period, Measure measure) {
    Map<Long, List<Referral>> referrals =
        past.referrals().stream().collect(Collectors.groupingBy(Referral::partnerId));
    Measure ofPartners = // what was sold without a partner belongs to none of them
        new Measure(measure.calendar(), measure.quietDays(), List.of(), measure.now());
    Function<List<Member>, Sheet> sheet =
        members -> Reckoner.reckon(of(members, referrals), range, ofPartners);
    return new Report(
        Reckoner.reckon(past, range, measure),
        period.split(range).stream().map(part -> standing(past, part, measure)).toList(),
        past.members().stream()
            .map(member -> new Group(member.name(), sheet.apply(List.of(member))))
            .sorted(
                Comparator.comparingLong((Group one) -> -one.sheet().count(Figure.WON_DEALS))
                    .thenComparingLong(one -> -one.sheet().count(Figure.REFERRALS))
                    .thenComparing(Group::name))
            .toList(),
        tiers(past, sheet));
  }

  /** One time alone, without what is only known as it stands now. */
  private static Sheet standing(Past past, Range range, Measure measure) {
    Sheet all = Reckoner.reckon(past, range, measure);
    Map<Figure, Value> lasting = new HashMap<>(all.values());
    lasting.remove(Figure.STALLED_DEALS);
    return new Sheet(range, lasting);
  }

  private static List<Group> tiers(Past past, Function<List<Member>, Sheet> sheet) {
    Map<String, List<Member>> tiers =
        past.members().stream()
            .filter(member -> !member.tier().isBlank())
            .collect(Collectors.groupingBy(Member::tier, TreeMap::new, Collectors.toList()));
    return tiers.entrySet().stream()
        .map(tier -> new Group(tier.getKey(), sheet.apply(tier.getValue())))
        .toList();
  }

  private static Past of(List<Member> members, Map<Long, List<Referral>> referrals) {
    return new Past(
        members,
        members.stream()
            .flatMap(member -> referrals.getOrDefault(member.id(), List.of()).stream())
            .toList());
  }
}
