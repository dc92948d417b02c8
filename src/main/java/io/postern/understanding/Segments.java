package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cuts a text that refers several prospects into one stretch each: the items of a list, paragraphs,
 * or the sentences around each address.
 */
final class Segments {
  /**
   * What a text says about one prospect.
   *
   * @param scope where it says so
   * @param anchor the prospect's address, when it stands there
   */
  record Segment(Span scope, Optional<Addresses.Spotted> anchor) {}

  private static final int MOST_ADDRESSES = 100;
  private static final int LOOKED_BACK = 2_000;
  private static final int LOOKED_AROUND = 200;
  private static final int FIRST_WORDS = 3;
  private static final int LONGEST_ORDINAL = 25;

  private final Scene scene;
  private final Sheet sheet;
  private final String text;

  private Segments(Scene scene, Sheet sheet) {
    this.scene = scene;
    this.sheet = sheet;
    this.text = sheet.passage().text();
  }

  /** At least one; several only where each has an address, or names of its own in a list. */
  static List<Segment> of(Sheet sheet, Scene scene) {
    return new Segments(scene, sheet).segments();
  }

  private List<Segment> segments() {
    List<Addresses.Spotted> anchors = anchors();
    List<Segment> items = items(anchors);
    if (items.size() > 1) {
      return items;
    }
    Map<String, List<Addresses.Spotted>> groups = groups(few(anchors));
    List<Span> further = groups.isEmpty() ? List.of() : further(anchors);
    if (groups.size() < 2 && further.isEmpty()) {
      return List.of(new Segment(sheet.whole(), main(few(anchors), sheet.whole())));
    }
    return around(groups, further);
  }

  /** As many as prose names; in a list there may be more. */
  private List<Addresses.Spotted> few(List<Addresses.Spotted> anchors) {
    if (anchors.size() <= MOST_ADDRESSES) {
      return anchors;
    }
    scene.limit("more than " + MOST_ADDRESSES + " addresses in prose: only the first count");
    return anchors.subList(0, MOST_ADDRESSES);
  }

  /** Addresses in the text that may be a prospect's. */
  private List<Addresses.Spotted> anchors() {
    return sheet.addresses(sheet.whole()).stream()
        .filter(a -> scene.stranger(a.address()))
        .filter(a -> !ofSender(a.span()))
        .toList();
  }

  /** "my accountant bob@…": somebody of the sender's. */
  private boolean ofSender(Span address) {
    Span sentence = sheet.passage().sentenceAt(address.start());
    Span window = new Span(Math.max(sentence.start(), address.start() - 60), address.start());
    return sheet.passage().has(Sense.OF_SENDER, window);
  }

  /** Of several addresses of one prospect the one that is the person's. */
  private Optional<Addresses.Spotted> main(List<Addresses.Spotted> anchors, Span scope) {
    Addresses.Spotted best = null;
    double most = -1;
    for (Addresses.Spotted anchor : Placed.within(anchors, scope)) {
      double score = personal(anchor, scope);
      if (score > most) {
        most = score;
        best = anchor;
      }
    }
    return Optional.ofNullable(best);
  }

  private double personal(Addresses.Spotted anchor, Span scope) {
    double match = 0;
    NameMatch.Local local = NameMatch.Local.of(anchor.address().local());
    for (Persons.Spotted person : people(scope, anchor)) {
      double fit = NameMatch.person(local, person.spelled());
      if (fit > 0) {
        double sure = (0.4 + 0.6 * person.likely()) * (assistant(person.span()) ? 0.4 : 1);
        match = Math.max(match, fit * sure);
      }
    }
    double score = 1 + match;
    score -= assistant(anchor.span()) ? 1 : 0;
    score -= scene.rules().isShared(anchor.address().local()) ? 0.6 : 0;
    score -= scene.rules().isFreeMail(anchor.address().domain()) ? 0.2 : 0;
    score -= wrong(anchor.span()) ? 1.2 : 0;
    return score;
  }

  private List<Persons.Spotted> people(Span scope, Addresses.Spotted anchor) {
    Span around =
        new Span(
            Math.max(scope.start(), anchor.span().start() - LOOKED_BACK),
            Math.min(scope.end(), anchor.span().end() + LOOKED_BACK));
    return Placed.within(sheet.people(), around);
  }

  private boolean assistant(Span span) {
    Span sentence = sheet.passage().sentenceAt(span.start());
    Span window =
        new Span(
            Math.max(sentence.start(), span.start() - 50),
            Math.min(sentence.end(), span.end() + 25));
    return sheet.passage().has(Sense.ASSISTANT, window);
  }

  /** "not jane@…": said to be the wrong one. */
  private boolean wrong(Span span) {
    String before = Folded.fold(text.substring(Math.max(0, span.start() - 14), span.start()));
    return before.endsWith("not ")
        || before.endsWith("nicht ")
        || before.endsWith("pas ")
        || before.endsWith("instead of ");
  }

  private Map<String, List<Addresses.Spotted>> groups(List<Addresses.Spotted> anchors) {
    Map<String, List<Addresses.Spotted>> groups = new TreeMap<>();
    for (Addresses.Spotted anchor : anchors) {
      groups.computeIfAbsent(group(anchor), _ -> new ArrayList<>()).add(anchor);
    }
    return joined(groups);
  }

  private String group(Addresses.Spotted anchor) {
    String domain = anchor.address().domain();
    return scene.rules().isFreeMail(domain) ? anchor.address().key() : Domains.organisation(domain);
  }

  /** Two addresses of one person, as at work and at home, are one prospect. */
  private Map<String, List<Addresses.Spotted>> joined(Map<String, List<Addresses.Spotted>> groups) {
    List<String> keys = new ArrayList<>(groups.keySet());
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i + 1; j < keys.size(); j++) {
        List<Addresses.Spotted> one = groups.get(keys.get(i));
        List<Addresses.Spotted> two = groups.get(keys.get(j));
        if (one != null && two != null && samePerson(one.getFirst(), two.getFirst())) {
          one.addAll(two);
          groups.remove(keys.get(j));
        }
      }
    }
    return groups;
  }

  private boolean samePerson(Addresses.Spotted a, Addresses.Spotted b) {
    boolean sameSentence =
        sheet.passage().sentenceIndex(a.span().start())
                == sheet.passage().sentenceIndex(b.span().start())
            || a.span().gap(b.span()) < 40;
    boolean sameLocal =
        a.address().local().equals(b.address().local()) && a.address().local().length() > 5;
    return sameLocal || sameSentence && oneName(a, b);
  }

  private boolean oneName(Addresses.Spotted a, Addresses.Spotted b) {
    NameMatch.Local one = NameMatch.Local.of(a.address().local());
    NameMatch.Local other = NameMatch.Local.of(b.address().local());
    for (Persons.Spotted person : Placed.near(sheet.people(), a.span(), LOOKED_AROUND)) {
      if (NameMatch.person(one, person.spelled()) >= 0.7
          && NameMatch.person(other, person.spelled()) >= 0.7) {
        return true;
      }
    }
    return false;
  }

  // ---- lists

  /** The items of a list, when two or more of them name a prospect each. */
  private List<Segment> items(List<Addresses.Spotted> anchors) {
    List<Span> items = itemSpans();
    List<Segment> segments = new ArrayList<>();
    for (Span item : items) {
      Optional<Addresses.Spotted> anchor = main(anchors, item);
      if (anchor.isPresent() || namesProspect(item)) {
        segments.add(new Segment(item, anchor));
      }
    }
    long addressed =
        segments.stream()
            .filter(s -> s.anchor().isPresent())
            .map(s -> group(s.anchor().get()))
            .distinct()
            .count();
    boolean different = addressed == segments.stream().filter(s -> s.anchor().isPresent()).count();
    boolean most = segments.size() * 2 >= items.size();
    return segments.size() > 1 && different && most ? segments : List.of();
  }

  private boolean namesProspect(Span item) {
    boolean company =
        Placed.within(sheet.companies(), item).stream().anyMatch(c -> c.likely() >= 0.6);
    boolean person = Placed.within(sheet.people(), item).stream().anyMatch(p -> p.likely() >= 0.6);
    return company && person;
  }

  private List<Span> itemSpans() {
    List<Span> items = new ArrayList<>();
    // In a numbered list a bullet is a remark on its item.
    boolean numbered = text.lines().filter(line -> Items.number(line) > 0).count() > 1;
    int start = -1;
    int at = 0;
    boolean blank = false;
    while (at <= text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end);
      boolean item =
          numbered ? Items.number(line) > 0 : Items.marker(line) > 0 || counted(new Span(at, end));
      if (item) {
        if (start >= 0) {
          items.add(new Span(start, at));
        }
        start = at;
      } else if (start >= 0
          && blank
          && !line.isBlank()
          && !Character.isWhitespace(line.charAt(0))
          && !furtherItems(end)) {
        items.add(new Span(start, at));
        start = -1;
      }
      blank = line.isBlank();
      at = end + 1;
    }
    if (start >= 0) {
      items.add(new Span(start, text.length()));
    }
    return items;
  }

  /** "Second: …": the line begins with an ordinal and a colon. */
  private boolean counted(Span line) {
    int colon = text.indexOf(':', line.start());
    return colon > 0
        && colon < Math.min(line.end(), line.start() + LONGEST_ORDINAL)
        && sheet.passage().endsBefore(Sense.ORDINAL, colon);
  }

  private boolean furtherItems(int from) {
    int end = Math.min(text.length(), from + LOOKED_BACK);
    for (String line : text.substring(Math.min(from, end), end).split("\n", 40)) {
      if (Items.number(line) > 0) {
        return true;
      }
    }
    return false;
  }

  // ---- prose

  /**
   * "La seconde : Carrières du Nord SA, Madame Wauters, 0470 55 01 23": paragraphs that begin as
   * the next of several and name a company of their own with somebody there, but no address.
   */
  private List<Span> further(List<Addresses.Spotted> anchors) {
    List<Span> further = new ArrayList<>();
    List<Span> blocks = paragraphs();
    for (Span block : blocks.subList(1, blocks.size())) {
      boolean addressed = anchors.stream().anyMatch(anchor -> block.contains(anchor.span()));
      if (!addressed && ordinal(block) && namesProspect(block)) {
        further.add(block);
      }
    }
    return further;
  }

  /** Whether one of the first words says that here is one of several. */
  private boolean ordinal(Span block) {
    List<TextToken> words =
        Placed.within(sheet.passage().tokens(), block).stream()
            .filter(token -> !token.is(TextToken.Type.MARK) && !token.is(TextToken.Type.BREAK))
            .limit(FIRST_WORDS)
            .toList();
    return !words.isEmpty()
        && sheet
            .passage()
            .has(Sense.ORDINAL, new Span(words.getFirst().start(), words.getLast().end()));
  }

  /** Gives each group of addresses the paragraphs, else the sentences, that are about it. */
  private List<Segment> around(Map<String, List<Addresses.Spotted>> groups, List<Span> further) {
    Map<String, Integer> starts = new HashMap<>();
    List<Span> blocks = paragraphs();
    boolean apart = apart(groups, blocks);
    groups.forEach(
        (key, group) -> {
          int first = group.stream().mapToInt(a -> a.span().start()).min().orElse(0);
          starts.put(key, apart ? blockStart(blocks, first) : sentenceStart(group, first));
        });
    further.forEach(block -> starts.put("" + block.start(), block.start()));
    List<Map.Entry<String, Integer>> order =
        starts.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int start = order.get(i).getValue();
      int end = i + 1 < order.size() ? order.get(i + 1).getValue() : text.length();
      List<Addresses.Spotted> group = groups.get(order.get(i).getKey());
      Span scope = new Span(start, Math.max(end, start));
      if (group == null) {
        segments.add(new Segment(scope, Optional.empty()));
      } else {
        Optional<Addresses.Spotted> main = main(group, scope);
        segments.add(new Segment(scope, main.isPresent() ? main : Optional.of(group.getFirst())));
      }
    }
    return segments;
  }

  /** Whether no paragraph has addresses of two groups. */
  private static boolean apart(Map<String, List<Addresses.Spotted>> groups, List<Span> blocks) {
    Map<Integer, String> groupOf = new HashMap<>();
    for (Map.Entry<String, List<Addresses.Spotted>> group : groups.entrySet()) {
      for (Addresses.Spotted anchor : group.getValue()) {
        String before =
            groupOf.putIfAbsent(blockStart(blocks, anchor.span().start()), group.getKey());
        if (before != null && !before.equals(group.getKey())) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Span> paragraphs() {
    List<Span> blocks = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n", at + 2)) {
      blocks.add(new Span(start, at));
      start = at + 2;
    }
    blocks.add(new Span(start, text.length()));
    return blocks;
  }

  /** Where the paragraph begins that a place is in. */
  private static int blockStart(List<Span> blocks, int at) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).start() <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return blocks.get(low).start();
  }

  /** The first sentence that names the person or the company of the address. */
  private int sentenceStart(List<Addresses.Spotted> group, int address) {
    int first = sheet.passage().sentenceAt(address).start();
    Addresses.Spotted anchor = group.getFirst();
    Span before = new Span(Math.max(0, address - LOOKED_BACK), address);
    NameMatch.Local local = NameMatch.Local.of(anchor.address().local());
    for (Persons.Spotted person : Placed.within(sheet.people(), before)) {
      if (person.span().start() < first && NameMatch.person(local, person.spelled()) >= 0.7) {
        first = sheet.passage().sentenceAt(person.span().start()).start();
      }
    }
    NameMatch.Domain name = NameMatch.Domain.of(Domains.name(anchor.address().domain()));
    for (Companies.Spotted company : Placed.within(sheet.companies(), before)) {
      boolean ours = !scene.rules().isFreeMail(anchor.address().domain());
      if (ours
          && company.span().start() < first
          && NameMatch.company(name, company.spelled()) >= 0.75) {
        first = sheet.passage().sentenceAt(company.span().start()).start();
      }
    }
    return first;
  }
}
