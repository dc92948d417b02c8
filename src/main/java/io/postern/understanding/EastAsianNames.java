package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names in scripts without capitals: what stands between a particle and 様, 株式会社 or 先生. */
final class EastAsianNames {
  private static final String PARTICLES =
      "のはがをにとでもへや、。，．：；:;,.・「」『』（）()[]【】<>《》“”\"'／/|｜！？!?〜~→是叫的在和与跟为由给向请把被";
  private static final Set<String> TITLES =
      Set.of("经理", "經理", "总监", "總監", "总", "主任", "部長", "課長", "社長");
  private static final Set<String> AFTER_PERSON =
      union(TITLES, Set.of("様", "さま", "さん", "氏", "先生", "女士", "小姐", "님", "씨"));
  private static final String TO_A_FIRM = "御中";
  private static final int LONGEST_PERSON = 12;
  private static final int LONGEST_COMPANY = 24;

  private EastAsianNames() {}

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  static List<Persons.Spotted> people(Passage passage) {
    List<Persons.Spotted> found = new ArrayList<>();
    String text = passage.text();
    if (!cjk(text)) {
      return found;
    }
    List<Companies.Spotted> firms = companies(passage);
    for (String suffix : AFTER_PERSON) {
      for (int at = text.indexOf(suffix); at >= 0; at = text.indexOf(suffix, at + 1)) {
        Span span = before(passage, at, LONGEST_PERSON, true);
        int length = span.end() - span.start();
        // 生産管理部長の大槻様: what stands before such a title is where somebody works.
        boolean ofWhom = TITLES.contains(suffix) && text.startsWith("の", at + suffix.length());
        if (length >= 2
            && !ofWhom
            // 株式会社みなと製餡様: firms are called so, too
            && firms.stream().noneMatch(firm -> firm.span().overlaps(span))
            && cjk(span.in(text))
            && !passage.covered(span, Sense.ROLE)
            && !passage.has(Sense.LEGAL_FORM, span)
            && !passage.has(Sense.NOT_A_NAME, span)
            && found.stream().noneMatch(f -> f.span().overlaps(span))) {
          String name = span.in(text).strip();
          found.add(
              new Persons.Spotted(
                  name, List.of(name.split("[\\s\u3000]+")), span, 0.8, "called " + suffix));
        }
      }
    }
    return found;
  }

  static List<Companies.Spotted> companies(Passage passage) {
    List<Companies.Spotted> found = new ArrayList<>();
    String text = passage.text();
    for (Hit<FieldWord> hit : passage.hits(Sense.LEGAL_FORM)) {
      if (!cjk(text.substring(hit.start(), hit.end()))) {
        continue;
      }
      Span name;
      if (hit.meaning().detail().equals("after")) {
        if (clauseEnds(text, hit.start())) {
          continue; // 先日お会いした有限会社…: the form begins the name
        }
        name = before(passage, hit.start(), LONGEST_COMPANY, false);
      } else {
        name = after(text, hit.end());
      }
      if (name.end() - name.start() >= 2
          || name.end() - name.start() == 1 && Folded.spaceless(text.charAt(name.start()))) {
        Span whole = new Span(Math.min(name.start(), hit.start()), Math.max(name.end(), hit.end()));
        if (found.stream().noneMatch(f -> f.span().contains(whole))) {
          found.removeIf(f -> whole.contains(f.span()));
          if (addressed(text, whole.end())) {
            continue;
          }
          String written = whole.in(text).strip();
          found.add(
              new Companies.Spotted(
                  written, List.of(name.in(text).strip()), whole, 0.85, "a legal form"));
        }
      }
    }
    return found;
  }

  /** "…株式会社 / パートナー担当 御中": to whom the letter goes, on this line or the next. */
  private static boolean addressed(String text, int end) {
    int line = lineEnd(text, end);
    int next = lineEnd(text, Math.min(text.length(), line + 1));
    String rest = text.substring(end, line);
    String below = text.substring(Math.min(text.length(), line + 1), next);
    return rest.contains(TO_A_FIRM)
        || rest.isBlank() && below.strip().endsWith(TO_A_FIRM)
        || rest.isBlank() && below.strip().endsWith("様") && below.contains("担当");
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static boolean cjk(String text) {
    return text.chars().anyMatch(c -> Folded.spaceless((char) c));
  }

  private static Span before(Passage passage, int end, int longest, boolean oneBlank) {
    String text = passage.text();
    int to = end;
    while (to > 0 && blank(text.charAt(to - 1)) && end - to < 1) {
      to--;
    }
    int from = to;
    boolean blank = false;
    while (from > 0 && to - from < longest) {
      char c = text.charAt(from - 1);
      if (c == '\n' || PARTICLES.indexOf(c) >= 0 || from < to && clauseEnds(text, from)) {
        break;
      }
      if (blank(c)) {
        if (!oneBlank || blank || from == to) {
          break;
        }
        blank = true;
      }
      from--;
    }
    // A role in front of the name is not part of it: 専務の… ends at の, 営業部長佐藤様 does not.
    for (Hit<FieldWord> role : passage.hits(Sense.ROLE, new Span(from, to))) {
      if (role.start() == from && role.end() < to) {
        from = role.end();
      }
    }
    for (Hit<FieldWord> cue : passage.hits(Sense.PERSON_BEFORE, new Span(from, to))) {
      if (cue.end() < to) {
        from = Math.max(from, cue.end());
      }
    }
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    return new Span(from, to);
  }

  private static Span after(String text, int start) {
    int from = start;
    while (from < text.length() && blank(text.charAt(from)) && from - start < 1) {
      from++;
    }
    int to = from;
    while (to < text.length() && to - from < LONGEST_COMPANY) {
      char c = text.charAt(to);
      boolean begins = to == from && hiragana(c) && begins(text, start);
      boolean inside = begins || "とや".indexOf(c) >= 0 && spelled(text, from, to);
      if (c == '\n' || PARTICLES.indexOf(c) >= 0 && !inside || blank(c)) {
        break;
      }
      to++;
    }
    int honorific = text.substring(from, to).indexOf("様");
    return new Span(from, honorific > 0 ? from + honorific : to);
  }

  /** 有限会社はまかぜ水産: behind a form that no name ends with, は begins one. */
  private static boolean begins(String text, int start) {
    int form = start - 1;
    while (form >= 0 && cjk(text.charAt(form))) {
      form--;
    }
    int before = start - "株式会社".length();
    boolean alone =
        before <= 0
            || form >= before - 1
            || PARTICLES.indexOf(text.charAt(before - 1)) >= 0
            || clauseEnds(text, before);
    return alone && start + 1 < text.length() && hiragana(text.charAt(start + 1));
  }

  private static boolean cjk(char c) {
    return Folded.spaceless(c);
  }

  /** 株式会社みなと運輸: what so far is written in hiragana alone has no particle yet. */
  private static boolean spelled(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!hiragana(text.charAt(i))) {
        return false;
      }
    }
    return to > from && to + 1 < text.length() && Character.isLetter(text.charAt(to + 1));
  }

  private static boolean hiragana(char c) {
    return c >= 0x3041 && c <= 0x3096;
  }

  /** Where a clause ends before a name: 先日ご紹介した青葉製菓株式会社. */
  private static boolean clauseEnds(String text, int at) {
    return at >= 2
        && hiragana(text.charAt(at - 1))
        && (at == text.length() || !hiragana(text.charAt(at)))
        && "たるいす".indexOf(text.charAt(at - 1)) >= 0
        && (hiragana(text.charAt(at - 2)) || "たる".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\u3000' || c == '\t';
  }
}
