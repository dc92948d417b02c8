package io.postern.understanding;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of written dates that are the same whatever the language of the mail. */
final class DateWords {
  /** What a number beside a unit is. */
  enum Unit {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE
  }

  private static final Map<String, Unit> BEHIND =
      Map.ofEntries(
          Map.entry("年", Unit.YEAR),
          Map.entry("月", Unit.MONTH),
          Map.entry("日", Unit.DAY),
          Map.entry("号", Unit.DAY),
          Map.entry("時", Unit.HOUR),
          Map.entry("时", Unit.HOUR),
          Map.entry("點", Unit.HOUR),
          Map.entry("点", Unit.HOUR),
          Map.entry("分", Unit.MINUTE),
          Map.entry(Fold.of("년"), Unit.YEAR),
          Map.entry(Fold.of("월"), Unit.MONTH),
          Map.entry(Fold.of("일"), Unit.DAY),
          Map.entry(Fold.of("시"), Unit.HOUR),
          Map.entry(Fold.of("분"), Unit.MINUTE),
          Map.entry("h", Unit.HOUR));

  private static final Map<String, Unit> BEFORE =
      Map.of("thang", Unit.MONTH, "thg", Unit.MONTH, "ngay", Unit.DAY, "nam", Unit.YEAR);

  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("gmt", 0),
          Map.entry("utc", 0),
          Map.entry("z", 0),
          Map.entry("wet", 0),
          Map.entry("bst", 60),
          Map.entry("cet", 60),
          Map.entry("mez", 60),
          Map.entry("sec", 60),
          Map.entry("cest", 120),
          Map.entry("mesz", 120),
          Map.entry("selc", 120),
          Map.entry("eet", 120),
          Map.entry("eest", 180),
          Map.entry("msk", 180),
          Map.entry("мск", 180),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("brt", -180),
          Map.entry("ist", 330),
          Map.entry("wib", 420),
          Map.entry("ict", 420),
          Map.entry("hkt", 480),
          Map.entry("sgt", 480),
          Map.entry("jst", 540),
          Map.entry("kst", 540),
          Map.entry("aest", 600),
          Map.entry("aedt", 660));

  private static final Set<String> MORNING =
      Set.of("am", "vorm", "上午", "午前", "早上", "凌晨", Fold.of("오전"), "πμ", Fold.of("ص"), "oo");

  private static final Set<String> EVENING =
      Set.of("pm", "nachm", "下午", "午後", "晚上", Fold.of("오후"), "μμ", Fold.of("م"), "os");

  // Korean syllables come apart when folded: a unit has up to three characters.
  private static final int LONGEST_UNIT = 3;

  private DateWords() {}

  /** Every word that {@link #knows} knows, besides those with a unit glued to more. */
  static Set<String> all() {
    Set<String> all = new HashSet<>(BEHIND.keySet());
    all.addAll(BEFORE.keySet());
    all.addAll(ZONES.keySet());
    all.addAll(MORNING);
    all.addAll(EVENING);
    return all;
  }

  /** Whether a folded word belongs to dates. */
  static boolean knows(String word) {
    return behind(word) != null
        || BEFORE.containsKey(word)
        || ZONES.containsKey(word)
        || half(word) != 0;
  }

  /** What the number in front of a folded word is; the unit may be glued to more: 日星期二. */
  static @Nullable Unit behind(String word) {
    Unit unit = BEHIND.get(word);
    if (unit == null && !word.isEmpty() && word.charAt(0) >= 0x1100) {
      for (int length = Math.min(LONGEST_UNIT, word.length());
          length > 0 && unit == null;
          length--) {
        unit = BEHIND.get(word.substring(0, length));
      }
    }
    return unit;
  }

  /** What the number behind a folded word is. */
  static @Nullable Unit before(String word) {
    return BEFORE.get(word);
  }

  /** Minutes east of Greenwich, for the abbreviations that mail programs write. */
  static @Nullable Integer zone(String word) {
    return ZONES.get(word);
  }

  /** -1 for the hours before noon, 1 for those after, 0 for every other word. */
  static int half(String word) {
    return MORNING.contains(word) ? -1 : EVENING.contains(word) ? 1 : 0;
  }
}
