package io.postern.understanding;

import io.postern.deal.DealRef;
import io.postern.deal.Workflow.Stage;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.understanding.Known.KnownDeal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a reply may be about, and who may be named in it: known facts, and where there are none what
 * the subject says.
 */
final class Topic {
  private static final int MAX_DIGITS = 12;

  private final List<DealRef> refs;
  private final int leads;
  private final boolean contested;
  private final List<List<String>> companies;
  private final List<NamedStage> stages;
  private final Set<String> prefixes;
  private final Set<String> author;
  private final Letter letter;
  private final Parts parts;
  private Optional<Set<String>> names = Optional.empty();

  /** A stage by one of the ways it is written. */
  private record NamedStage(List<String> words, Stage stage) {}

  private Topic(Letter letter, Parts parts, Known known) {
    this.letter = letter;
    this.parts = parts;
    Subject subject = Subject.of(letter.subject());
    List<KnownDeal> deals = known.conversationDeals();
    refs = deals.isEmpty() ? subject.refs() : deals.stream().map(KnownDeal::ref).toList();
    leads = deals.size();
    contested = deals.size() == 1 && deals.getFirst().contested();
    companies =
        Stream.concat(
                Stream.concat(deals.stream(), known.openDeals().stream())
                    .flatMap(deal -> deal.company().stream()),
                subject.company().stream())
            .map(Topic::words)
            .filter(words -> !words.isEmpty())
            .distinct()
            .toList();
    prefixes = new HashSet<>();
    refs.forEach(ref -> prefixes.add(ref.prefix()));
    known.openDeals().forEach(deal -> prefixes.add(deal.ref().prefix()));
    stages = new ArrayList<>();
    for (Stage stage : known.stages()) {
      stages.add(new NamedStage(words(stage.label()), stage));
      stages.add(new NamedStage(words(stage.name()), stage));
    }
    author = new HashSet<>();
    letter.from().forEach(from -> author.addAll(words(from.name())));
  }

  static Topic of(Letter letter, Parts parts, Known known) {
    return new Topic(letter, parts, known);
  }

  Set<String> prefixes() {
    return prefixes;
  }

  /** How many leads are numbered in this conversation; 0 when that is not known. */
  int leads() {
    return leads;
  }

  /** Whether it was asked who has the credit: then a bare word answers. */
  boolean contested() {
    return contested;
  }

  /** The number of the lead with this reference, 1-based; empty for another conversation's. */
  Optional<Integer> lead(String ref) {
    return DealRef.parse(ref)
        .map(refs::indexOf)
        .filter(index -> index >= 0)
        .map(index -> index + 1);
  }

  /** Where a company's name that is known here ends, when one begins at this token. */
  Optional<Integer> companyEnd(Tokens tokens, int at) {
    Optional<Integer> end = Optional.empty();
    for (List<String> company : companies) {
      if (stands(company, tokens, at) && at + company.size() > end.orElse(0)) {
        end = Optional.of(at + company.size());
      }
    }
    return end;
  }

  /** Whether the word is part of the name of a company that is known here. */
  boolean inCompany(String word) {
    return companies.stream().anyMatch(company -> company.contains(word));
  }

  /** The stage named at this token with the most words, and where its name ends. */
  Optional<FoundStage> stage(Tokens tokens, int at) {
    Optional<FoundStage> found = Optional.empty();
    for (NamedStage named : stages) {
      int end = at + named.words().size();
      if (stands(named.words(), tokens, at) && end > found.map(FoundStage::end).orElse(0)) {
        found = Optional.of(new FoundStage(named.stage(), end));
      }
    }
    return found;
  }

  record FoundStage(Stage stage, int end) {}

  /** Whether the mail's author has such a word in the name. */
  boolean author(String word) {
    return author.contains(word);
  }

  /** Whether somebody of that name is named elsewhere in the mail: in its head or in the quote. */
  boolean person(String word) {
    if (names.isEmpty()) {
      Set<String> all = new HashSet<>(author);
      Stream.of(letter.to(), letter.cc(), letter.replyTo())
          .flatMap(List::stream)
          .map(Mailbox::name)
          .forEach(name -> all.addAll(words(name)));
      Tokens quoted = Tokens.of(parts.quoted());
      for (int i = 0; i < quoted.size(); i++) {
        if (quoted.kind(i) == Tokens.Kind.WORD && quoted.capital(i)) {
          all.add(quoted.text(i));
        }
      }
      names = Optional.of(all);
    }
    return names.get().contains(word);
  }

  private static boolean stands(List<String> words, Tokens tokens, int at) {
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.text(at + i).equals(words.get(i))) {
        return false;
      }
    }
    return !words.isEmpty();
  }

  private static List<String> words(String name) {
    Tokens tokens = Tokens.of(name);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(tokens.text(i));
    }
    return words;
  }

  /**
   * What the subject of a notice names.
   *
   * @param refs references of deals: capitals, a dash, digits
   * @param company what stands beside the reference
   */
  private record Subject(List<DealRef> refs, Optional<String> company) {
    private static final Pattern CLOSED = Pattern.compile("^[\\])]\\s*");
    private static final Pattern OPENED = Pattern.compile("\\s*[\\[(]$");

    static Subject of(String subject) {
      Set<DealRef> refs = new LinkedHashSet<>();
      int first = -1;
      int last = -1;
      for (int dash = subject.indexOf('-'); dash > 0; dash = subject.indexOf('-', dash + 1)) {
        int start = dash;
        while (start > 0 && upper(subject.charAt(start - 1))) {
          start--;
        }
        int end = dash + 1;
        while (end < subject.length() && Character.isDigit(subject.charAt(end))) {
          end++;
        }
        boolean ref = start < dash && end > dash + 1 && end - dash - 1 <= MAX_DIGITS;
        if (ref && DealRef.parse(subject.substring(start, end)).map(refs::add).orElse(false)) {
          first = first < 0 ? start : first;
          last = end;
        }
      }
      return new Subject(List.copyOf(refs), company(subject, first, last));
    }

    private static boolean upper(char c) {
      return c >= 'A' && c <= 'Z';
    }

    // "[NW-1042] Acme Tools: approved" or "Acme Tools (NW-1042)"
    private static Optional<String> company(String subject, int first, int last) {
      if (first < 0) {
        return Optional.empty();
      }
      String after = CLOSED.matcher(subject.substring(last)).replaceFirst("");
      String before = OPENED.matcher(subject.substring(0, first)).replaceFirst("");
      String beside = after.isBlank() ? before.substring(before.lastIndexOf(':') + 1) : after;
      int colon = beside.indexOf(':');
      String company = colon < 0 ? beside : beside.substring(0, colon);
      return Optional.of(company.strip()).filter(name -> !name.isEmpty());
    }
  }
}
