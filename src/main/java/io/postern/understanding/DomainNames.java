package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds a company's name by the domain of its addresses. */
final class DomainNames {
  private DomainNames() {}

  /**
   * The name within the scope that goes best with a domain, as long as it is in the text; however
   * it is written, in capitals or not.
   */
  static List<Companies.Spotted> find(Passage passage, Span scope, String domainName) {
    List<Companies.Spotted> found = new ArrayList<>();
    String domain = Folded.letters(domainName);
    if (domain.length() < 4) {
      return found;
    }
    List<TextToken> words = new ArrayList<>();
    for (TextToken token : Placed.within(passage.tokens(), scope)) {
      switch (token.type()) {
        case NAME, WORD, NUMBER -> words.add(token);
        case SOLID, MARK, BREAK -> {}
      }
    }
    Spelling spelling = new Spelling(words, passage.text());
    for (int i = 0; i < words.size(); i++) {
      if (!mayBegin(passage.text().charAt(words.get(i).start()), domain)) {
        continue;
      }
      int reached = 0;
      for (int j = i; j < words.size() && j - i < 6 && reached < domain.length(); j++) {
        String letters = spelling.of(j);
        if (!domain.startsWith(letters, reached)) {
          break;
        }
        reached += letters.length();
        if (reached == domain.length()) {
          int last = lastOfName(passage.text(), words, i, j);
          Span span = new Span(words.get(i).start(), words.get(last).end());
          String name = span.in(passage.text());
          if (name.indexOf('\n') < 0 && name.indexOf('@') < 0) {
            List<String> parts =
                words.subList(i, last + 1).stream().map(t -> t.in(passage.text())).toList();
            Span whole = withForm(passage, span);
            found.add(
                new Companies.Spotted(
                    whole.in(passage.text()), parts, whole, 0.5, "spelled like the domain"));
          }
        }
      }
    }
    return found;
  }

  /** "blue door plumbing supply" at bluedoorplumbing.example: a domain is often only its begin. */
  private static int lastOfName(String text, List<TextToken> words, int first, int reached) {
    int last = reached;
    while (last + 1 < words.size()
        && words.get(last + 1).type() == words.get(first).type()
        && words.get(last + 1).means(Sense.COMPANY_WORD)
        && words.get(last + 1).start() - words.get(last).end() == 1
        && Folded.fold(text.charAt(words.get(last).end())) == ' ') {
      last++;
    }
    return last;
  }

  /** With the legal form right behind it. */
  private static Span withForm(Passage passage, Span name) {
    Span behind = new Span(name.end(), Math.min(passage.text().length(), name.end() + 25));
    for (Hit<FieldWord> hit : passage.hits(Sense.LEGAL_FORM, behind)) {
      String between = passage.text().substring(name.end(), hit.start());
      String form = passage.text().substring(hit.start(), hit.end());
      boolean written = form.indexOf('.') > 0 || !form.equals(form.toLowerCase(Locale.ROOT));
      if (hit.meaning().detail().equals("after")
          && written
          && !between.isEmpty()
          && Companies.joined(between)) {
        return new Span(name.start(), hit.end());
      }
    }
    return name;
  }

  /** Words as addresses spell them, each found out once, and only when it is asked. */
  private static final class Spelling {
    private final List<TextToken> words;
    private final String text;
    private final @Nullable String[] spelled;

    Spelling(List<TextToken> words, String text) {
      this.words = words;
      this.text = text;
      this.spelled = new @Nullable String[words.size()];
    }

    String of(int word) {
      String known = spelled[word];
      if (known == null) {
        known = NameMatch.spellings(words.get(word).in(text)).getFirst();
        spelled[word] = known;
      }
      return known;
    }
  }

  /** Whether a word may be spelled as the domain begins; of other scripts that is not seen. */
  private static boolean mayBegin(char first, String domain) {
    char folded = Folded.fold(first);
    return folded > 127 || folded == domain.charAt(0);
  }
}
