package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Phrase.Choice;
import io.postern.understanding.Phrase.Fill;
import io.postern.understanding.Phrase.Group;
import io.postern.understanding.Phrase.Perhaps;
import io.postern.understanding.Phrase.Row;
import io.postern.understanding.Phrase.Separator;
import io.postern.understanding.Phrase.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How somebody may say each command, in the words of the rule files: whoever adds a word or a
 * language there is told of it by the help mail.
 */
public final class CommandGuide {
  private static final String ENGLISH = "en";
  private static final String GAP = "\u2026";
  private static final int MOST_OTHERS = 6;
  private static final int MOST_WORDS = 2;

  /** So many letters in common make two forms of one word. */
  private static final int STEM = 4;

  private static final List<String> CREDITS = List.of("first", "second", "split", "direct", "none");

  /**
   * @param example a whole command, an ellipsis where people put their own words
   * @param others further words for the same, the most usual first
   */
  public record Saying(CommandWord word, String example, List<String> others) {
    public Saying {
      others = List.copyOf(others);
    }
  }

  private final CommandLanguage language;
  private final String stage;

  private CommandGuide(CommandLanguage language, String stage) {
    this.language = language;
    this.stage = stage;
  }

  /**
   * Each command of a role once, in a language; in English where the language has no words for it.
   *
   * @param language ISO 639-1
   * @param stage the label of a sales stage, for an example
   */
  public static List<Saying> of(CommandRules rules, String language, Role role, String stage) {
    List<CommandGuide> guides =
        Stream.of(language, ENGLISH)
            .flatMap(
                code -> rules.tongues().stream().filter(t -> t.language().language().equals(code)))
            .map(tongue -> new CommandGuide(tongue.language(), stage))
            .toList();
    return Arrays.stream(CommandWord.values())
        .filter(word -> word.of(role))
        .flatMap(
            word -> guides.stream().flatMap(guide -> guide.saying(word, role).stream()).limit(1))
        .toList();
  }

  private Optional<Saying> saying(CommandWord word, Role role) {
    return switch (word) {
      case CREDIT -> credit();
      case CORRECT -> correction();
      default -> {
        List<Phrase> ways =
            language.sentences().getOrDefault(word, List.of()).stream()
                .map(CommandLanguage.Sentence::phrase)
                .toList();
        yield ways.stream()
            .filter(way -> fits(slots(way), word, role))
            .findFirst()
            .map(way -> new Saying(word, said(way, 0, true), others(way, ways)));
      }
    };
  }

  // A manager gives days and a partner a reason, and a tier has a name; numbers are for mails about
  // several referrals.
  private static boolean fits(Set<Slot> slots, CommandWord word, Role role) {
    boolean reason = slots.contains(Slot.REASON) || slots.contains(Slot.TEXT);
    boolean asExpected =
        switch (word) {
          case EXTEND -> role == Role.MANAGER ? slots.contains(Slot.DAYS) : reason;
          case TIER -> reason;
          default -> true;
        };
    return asExpected && !slots.contains(Slot.LEADS) && !slots.contains(Slot.IT);
  }

  private Optional<Saying> correction() {
    List<String> labels = language.labels().getOrDefault(Field.CONTACT_EMAIL, List.of());
    return labels.stream()
        .filter(label -> label.indexOf(' ') < 0)
        .findFirst()
        .or(() -> labels.stream().findFirst())
        .map(
            label -> new Saying(CommandWord.CORRECT, label + ": " + fill(Slot.ADDRESS), List.of()));
  }

  private Optional<Saying> credit() {
    List<String> words =
        CREDITS.stream()
            .flatMap(
                key ->
                    language.credits().getOrDefault(key, List.of()).stream()
                        .limit(1)
                        .map(p -> said(p, 0, true) + (key.equals("split") ? " 60/40" : "")))
            .toList();
    return words.stream()
        .findFirst()
        .map(first -> new Saying(CommandWord.CREDIT, first, words.subList(1, words.size())));
  }

  /**
   * Short ways that need the same as the example, and begin with another word. Where more than free
   * text follows, only other words in the same place make sense without it.
   */
  private List<String> others(Phrase example, List<Phrase> ways) {
    Set<Slot> needed = slots(example);
    boolean alone = needed.stream().allMatch(Slot::free);
    List<String> told = new ArrayList<>(List.of(said(example, 0, false)));
    for (Phrase way : alone ? ways : List.of(example)) {
      for (int i = 0; i < choices(way); i++) {
        String words = said(way, i, false);
        boolean another = told.stream().noneMatch(one -> akin(one, words));
        if (another && slots(way).equals(needed) && words.split(" ").length <= MOST_WORDS) {
          told.add(words);
        }
      }
    }
    return told.subList(1, Math.min(told.size(), MOST_OTHERS + 1));
  }

  /** Whether one of these words is a form of that which a way told before begins with. */
  private static boolean akin(String told, String words) {
    String first = told.split(" ")[0];
    return Arrays.stream(words.split(" "))
        .anyMatch(
            word -> {
              int least = Math.min(STEM, Math.min(first.length(), word.length()));
              return first.regionMatches(true, 0, word, 0, least);
            });
  }

  /**
   * How many ways the first part of a phrase that must be there has; only one is told where what
   * follows would have to agree with it.
   */
  private int choices(Phrase phrase) {
    return switch (phrase) {
      case Choice choice -> choice.ways().size();
      case Group group -> choices(first(group));
      case Row row -> {
        List<Integer> parts =
            row.parts().stream().filter(part -> !part.mayBeEmpty()).map(this::choices).toList();
        yield parts.stream().skip(1).allMatch(ways -> ways == 1) ? parts.getFirst() : 1;
      }
      case Word _, Fill _, Separator _, Perhaps _ -> 1;
    };
  }

  private Phrase first(Group group) {
    return language.groups().getOrDefault(group.name(), List.of()).stream()
        .findFirst()
        .orElse(new Row(List.of()));
  }

  /** What must be filled in. */
  private Set<Slot> slots(Phrase phrase) {
    return switch (phrase) {
      case Fill fill -> EnumSet.of(fill.slot());
      case Group group -> slots(first(group));
      case Choice choice -> slots(choice.ways().getFirst());
      case Row row -> {
        Set<Slot> all = EnumSet.noneOf(Slot.class);
        row.parts().forEach(part -> all.addAll(slots(part)));
        yield all;
      }
      case Word _, Separator _, Perhaps _ -> EnumSet.noneOf(Slot.class);
    };
  }

  /**
   * A phrase without what may be left out.
   *
   * @param way of its first choice
   * @param filled whether with what is filled in
   */
  private String said(Phrase phrase, int way, boolean filled) {
    Line line = new Line(filled);
    write(phrase, way, line);
    return line.text.toString();
  }

  /** Writes it, and tells which way the next choice takes. */
  private int write(Phrase phrase, int way, Line line) {
    return switch (phrase) {
      case Word word -> {
        line.word(word.written());
        yield way;
      }
      case Fill fill -> {
        line.fill(fill.slot(), fill(fill.slot()));
        yield way;
      }
      case Choice choice -> {
        write(choice.ways().get(Math.min(way, choice.ways().size() - 1)), 0, line);
        yield 0;
      }
      case Group group -> write(first(group), way, line);
      case Row row -> {
        int next = way;
        for (Phrase part : row.parts()) {
          next = write(part, next, line);
        }
        yield next;
      }
      case Separator _ -> {
        line.separated = true;
        yield way;
      }
      case Perhaps _ -> way;
    };
  }

  /** A phrase as it is written down, word by word. */
  private static final class Line {
    private final StringBuilder text = new StringBuilder();
    private final boolean filled;
    private boolean separated;

    Line(boolean filled) {
      this.filled = filled;
    }

    void word(String word) {
      boolean together =
          text.isEmpty()
              || Folded.spaceless(word.charAt(0))
                  && Folded.spaceless(text.charAt(text.length() - 1));
      text.append(together ? "" : " ").append(word);
      separated = false;
    }

    /** With a colon where the rule files let one stand, except before numbers. */
    void fill(Slot slot, String value) {
      if (filled) {
        boolean number = slot == Slot.DAYS || slot == Slot.AMOUNT;
        text.append(slot.free() || separated && !number ? ":" : "");
        word(value);
      }
    }
  }

  private String fill(Slot slot) {
    return switch (slot) {
      case REASON, TEXT, NAME, CREDIT, LEADS, DATE, IT -> GAP;
      case DAYS -> "60" + word(CommandWords.DAY);
      case AMOUNT -> language.decimalComma() ? "48.000 EUR" : "48,000 USD";
      case STAGE -> stage;
      case ADDRESS -> "name@company.example";
      case COMPANY -> "Firm Ltd";
      case RHYTHM ->
          language.rhythms().getOrDefault("weekly", List.of()).stream()
              .findFirst()
              .map(weekly -> said(weekly, 0, true))
              .orElse(GAP);
      case LANGUAGE, CODE -> {
        String other = language.language().equals(ENGLISH) ? "de" : ENGLISH;
        yield Locale.of(other).getDisplayLanguage(Locale.of(language.language()));
      }
    };
  }

  private String word(CommandWords list) {
    return language.words().getOrDefault(list, List.of()).stream()
        .findFirst()
        .map(phrase -> said(phrase, 0, true))
        .map(day -> Folded.spaceless(day.charAt(0)) ? day : " " + day)
        .orElse("");
  }
}
