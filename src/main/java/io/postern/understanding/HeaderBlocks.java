package io.postern.understanding;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises header blocks of replies and forwards in any language that has label words. */
final class HeaderBlocks {
  private static final int MOST_LINES = 60;
  private static final int MOST_BLANKS = 2;
  private static final int WRAPPED_SUBJECT = 55;

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;
  private final StrangeHeaders strange;

  HeaderBlocks(Page page, Lexicon lexicon, Talk talk) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
    this.strange = new StrangeHeaders(page, lexicon, talk);
  }

  /** How much stands for a block besides its own lines. */
  enum Backing {
    NOTHING,
    /** The mail says that it answers another one. */
    REPLY,
    /** A ruler or an element of the mail's structure announces it. */
    ANNOUNCED
  }

  /** The block that begins at a line, if one does. */
  Optional<HeaderBlock> at(int start, Backing backing) {
    Optional<HeaderBlock> known = known(start, backing);
    if (known.filter(HeaderBlock::complete).isPresent()) {
      return known;
    }
    Optional<HeaderBlock> strangers = strange.at(start, backing);
    return strangers.filter(it -> known.isEmpty() || it.end() > known.get().end()).or(() -> known);
  }

  private Optional<HeaderBlock> known(int start, Backing backing) {
    boolean colons = label(start).isPresent();
    if (!colons && (bareLabel(start).isEmpty() || !bareRun(start, backing))) {
      return Optional.empty();
    }
    Reading reading = new Reading(page.line(start).depth());
    int end = reading.from(start);
    return accepted(reading, start, end, backing)
        ? Optional.of(new HeaderBlock(start, end, reading.fields, reading.languages()))
        : Optional.empty();
  }

  private Optional<HeaderLabel> label(int index) {
    return HeaderLabel.of(page.line(index).clean(), lexicon);
  }

  private Optional<HeaderLabel> bareLabel(int index) {
    return HeaderLabel.withoutColon(page.line(index).clean(), lexicon);
  }

  // Labels without colons count only where several different ones follow each other.
  private boolean bareRun(int start, Backing backing) {
    Set<QuoteCue> seen = new HashSet<>();
    int at = start;
    for (int lines = 0; lines < 10 && at < page.size(); lines++) {
      Optional<HeaderLabel> label = bareLabel(at);
      if (label.isPresent() && bareValue(label.get())) {
        seen.addAll(label.get().cues());
      } else if (lines == 0) {
        return false;
      } else if (seen.size() < 2 && backing != Backing.ANNOUNCED) {
        return false;
      }
      at = page.nextWritten(at + 1);
    }
    return seen.contains(QuoteCue.FROM) && seen.contains(QuoteCue.TO) && seen.size() >= 3;
  }

  // "Le montant est de 25 000 €" begins with a label, too; a colon behind it is another form.
  private boolean bareValue(HeaderLabel label) {
    String value = label.value();
    if (value.startsWith(":") || value.startsWith("：") || value.split(" ").length > 12) {
      return false;
    }
    boolean names = label.cues().contains(QuoteCue.FROM) || label.cues().contains(QuoteCue.TO);
    boolean dates = label.cues().contains(QuoteCue.DATE);
    return value.isEmpty()
        || !(names || dates)
        || (names && (value.indexOf('@') > 0 || capitals(value)))
        || (dates && WrittenDate.of(Token.of(value), lexicon).hasDate());
  }

  private static boolean capitals(String value) {
    return Token.of(value).stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .noneMatch(token -> Character.isLowerCase(token.raw().codePointAt(0)));
  }

  private boolean accepted(Reading reading, int start, int end, Backing backing) {
    Set<QuoteCue> named = new HashSet<>(reading.fields.keySet());
    named.remove(QuoteCue.OTHER_LABEL);
    boolean from = named.contains(QuoteCue.FROM);
    String sender = reading.fields.getOrDefault(QuoteCue.FROM, "");
    boolean address = reading.fields.values().stream().anyMatch(value -> value.indexOf('@') > 0);
    if (backing == Backing.ANNOUNCED) {
      return named.size() >= 2 || from;
    }
    if (form(start, end) && !(named.contains(QuoteCue.DATE) && sender.indexOf('@') > 0)) {
      return false;
    }
    if (from && named.size() >= 3) {
      return address
          || (named.contains(QuoteCue.SUBJECT)
              && dated(reading)
              && ofTalk(reading)
              && (backing == Backing.REPLY || sender.chars().noneMatch(Character::isDigit)));
    }
    if (backing != Backing.REPLY || !from || sender.indexOf('@') <= 0) {
      return false;
    }
    boolean apart = start == 0 || page.line(start - 1).blank();
    return named.size() == 2 || (apart && onlyMailbox(sender));
  }

  private boolean dated(Reading reading) {
    return date(reading).hasDate();
  }

  // "From: Hamburg, To: Lyon, Date: 20 November" is what a person writes of a journey: a mail was
  // sent at a time, by or to somebody of this talk, or about what this mail is about.
  private boolean ofTalk(Reading reading) {
    return date(reading).hasTime()
        || talk.names(reading.fields.getOrDefault(QuoteCue.FROM, ""))
        || talk.names(reading.fields.getOrDefault(QuoteCue.TO, ""))
        || talk.about(reading.fields.getOrDefault(QuoteCue.SUBJECT, ""));
  }

  private WrittenDate date(Reading reading) {
    return WrittenDate.of(Token.of(reading.fields.getOrDefault(QuoteCue.DATE, "")), lexicon);
  }

  // A form has other labels right above or below.
  private boolean form(int start, int end) {
    return (start > 0 && otherLabel(start - 1)) || (end < page.size() && otherLabel(end));
  }

  private boolean otherLabel(int index) {
    String clean = page.line(index).clean();
    int colon = clean.indexOf(':');
    return colon > 1
        && colon < 30
        && colon < clean.length() - 1
        && clean.charAt(colon + 1) == ' '
        && label(index).isEmpty()
        && clean.substring(0, colon).chars().allMatch(c -> Character.isLetter(c) || c == ' ');
  }

  private static boolean onlyMailbox(String value) {
    List<Forwarded.Person> people = People.of(value);
    return people.size() == 1 && people.getFirst().address().isPresent() && value.length() < 90;
  }

  /** One pass over the lines of a block. */
  private final class Reading {
    private final int depth;
    private final Map<QuoteCue, String> fields = new EnumMap<>(QuoteCue.class);
    private @Nullable Set<String> languages;
    private @Nullable QuoteCue last;
    private int lastLength;

    Reading(int depth) {
      this.depth = depth;
    }

    Set<String> languages() {
      return languages == null ? Set.of() : languages;
    }

    int from(int start) {
      int end = start;
      int at = start;
      while (at < page.size() && at - start < MOST_LINES) {
        int next = page.nextWritten(at);
        if (next >= page.size() || page.line(next).depth() < depth || next - at > MOST_BLANKS) {
          break;
        }
        boolean taken =
            takeLabel(next, next > at)
                || (next == at || valueMissing()) && takeRest(next, next > at);
        if (!taken) {
          break;
        }
        at = next + 1;
        end = at;
      }
      return end;
    }

    private boolean takeLabel(int index, boolean afterBlank) {
      Optional<HeaderLabel> label = label(index);
      if (label.isEmpty() && !valueMissing() && (fields.size() >= 1 || index >= 0)) {
        label = bareLabel(index).filter(bare -> fits(bare, afterBlank));
      }
      return label.isPresent() && take(label.get(), index);
    }

    // A word that looks like a label may begin the text below the block.
    private boolean fits(HeaderLabel bare, boolean afterBlank) {
      return !fields.containsKey(QuoteCue.SUBJECT)
          && bareValue(bare)
          && bare.cues().stream().noneMatch(fields::containsKey)
          && (!afterBlank || bare.value().isEmpty());
    }

    private boolean take(HeaderLabel label, int index) {
      for (QuoteCue cue : label.cues()) {
        if (!fields.containsKey(cue) || cue == QuoteCue.OTHER_LABEL) {
          fields.putIfAbsent(cue, label.value());
          last = cue;
          lastLength = page.line(index).clean().length();
          Set<String> of = lexicon.labelLanguages(label.word());
          if (languages == null) {
            languages = new HashSet<>(of);
          } else {
            languages.retainAll(of);
          }
          return true;
        }
      }
      return false;
    }

    private boolean valueMissing() {
      return last != null && fields.getOrDefault(last, "").isEmpty();
    }

    // A value below its label, or the rest of a folded one.
    private boolean takeRest(int index, boolean afterBlank) {
      QuoteCue field = last;
      if (field == null) {
        return false;
      }
      String clean = page.line(index).clean();
      String value = fields.getOrDefault(field, "");
      if (value.isEmpty()) {
        if (!plausible(field, clean) || (afterBlank && field == QuoteCue.SUBJECT)) {
          return false;
        }
        fields.put(field, clean);
        return true;
      }
      boolean folded =
          switch (field) {
            case TO, CC, FROM, OTHER_LABEL ->
                value.endsWith(",")
                    || value.endsWith(";")
                    || value.endsWith("<")
                    || clean.startsWith("<") && clean.indexOf('@') > 0
                    || (page.line(index).shown().startsWith(" ") && clean.indexOf('@') > 0)
                    || (label(index).isEmpty() && continuesList(value, clean));
            case SUBJECT -> wrappedSubject(index, clean);
            default -> false;
          };
      if (folded) {
        fields.put(field, value + " " + clean);
        lastLength = clean.length();
      }
      return folded;
    }

    private boolean plausible(QuoteCue field, String clean) {
      return switch (field) {
        case FROM, TO, CC ->
            clean.indexOf('@') > 0 || clean.split(" ").length <= 5 && !clean.endsWith(".");
        case DATE -> clean.length() < 60 && WrittenDate.of(Token.of(clean), lexicon).hasDate();
        case SUBJECT -> clean.length() < 200;
        default -> clean.length() < 60;
      };
    }

    private boolean continuesList(String value, String clean) {
      return value.indexOf('@') > 0
          && clean.indexOf('@') > 0
          && !People.of(clean).isEmpty()
          && People.onlyMailboxes(clean);
    }

    private boolean wrappedSubject(int index, String clean) {
      int below = index + 1;
      if (below < page.size() && label(below).isPresent()) {
        return true;
      }
      boolean blankBelow = below >= page.size() || page.line(below).blank();
      return lastLength >= WRAPPED_SUBJECT
          && clean.length() < lastLength
          && blankBelow
          && below + 1 < page.size();
    }
  }
}
