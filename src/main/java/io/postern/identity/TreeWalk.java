package io.postern.identity;

import io.postern.identity.DmarcRecord.Suffix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The walk from a domain up to the root, past every DMARC record on the way (RFC 9989 4.10): it
 * tells whose domain this is, without a list of public suffixes.
 *
 * @param start in lower-case A-labels
 * @param found the records, by their domains, from the start upwards
 * @param broken why it could not be walked to its end, if so
 */
record TreeWalk(String start, Map<String, DmarcRecord> found, Optional<String> broken) {
  private static final int MOST_LABELS = 8;

  static TreeWalk from(String start, Function<String, TextRecords> dns) {
    Map<String, DmarcRecord> found = new LinkedHashMap<>();
    for (String name : names(start)) {
      switch (dns.apply("_dmarc." + name)) {
        case TextRecords.Unknown(var why) -> {
          return new TreeWalk(start, found, Optional.of(why));
        }
        case TextRecords.Found(var texts) ->
            DmarcRecord.among(texts).ifPresent(record -> found.put(name, record));
      }
      if (Optional.ofNullable(found.get(name)).map(DmarcRecord::suffix).orElse(Suffix.UNSAID)
          != Suffix.UNSAID) {
        break;
      }
    }
    return new TreeWalk(start, found, Optional.empty());
  }

  /** The domains that are asked, at most eight: of a longer one the middle is passed over. */
  static List<String> names(String start) {
    List<String> names = new ArrayList<>(List.of(start));
    String rest = start;
    while (rest.indexOf('.') >= 0) {
      rest = rest.substring(rest.indexOf('.') + 1);
      if (labels(rest) < MOST_LABELS) {
        names.add(rest);
      }
    }
    return names;
  }

  private static int labels(String domain) {
    return (int) domain.chars().filter(c -> c == '.').count() + 1;
  }

  /** Who applies their policy to the start's mail: itself, its owner, or the registry above. */
  Optional<DmarcRecord> policy() {
    return Optional.ofNullable(found.get(start))
        .or(() -> Optional.ofNullable(found.get(owner())))
        .or(() -> found.values().stream().reduce((lower, upper) -> upper));
  }

  /** The organisational domain (RFC 9989 4.10.2). */
  String owner() {
    for (Map.Entry<String, DmarcRecord> one : found.entrySet()) {
      if (one.getValue().suffix() == Suffix.NO) {
        return one.getKey();
      }
      if (one.getValue().suffix() == Suffix.YES && !one.getKey().equals(start)) {
        return below(one.getKey());
      }
    }
    return found.keySet().stream()
        .min(Comparator.comparingInt(TreeWalk::labels))
        // A registry that does not say what it is would make sisters of all who are under it.
        .map(top -> PublicSuffixes.contains(top) && !top.equals(start) ? below(top) : top)
        .orElse(start);
  }

  /** The start's own branch under one of its upper domains. */
  private String below(String upper) {
    String branch = start.substring(0, start.length() - upper.length() - 1);
    return branch.substring(branch.lastIndexOf('.') + 1) + "." + upper;
  }
}
