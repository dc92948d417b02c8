package io.postern.understanding;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that make a sentence look like a command, though it says none. */
final class Cues {
  private static final Set<CommandWord> NONE = Set.of();

  /** In scripts without spaces a cue is found by its first character. */
  private static final int MAX_WORD = 40;

  private static final int HEAD = 3;

  private final Map<String, Set<CommandWord>> wholes = new HashMap<>();
  private final Map<String, Set<CommandWord>> beginnings = new HashMap<>();

  /** How beginnings begin, and the words that are cues as a whole: to pass others over at once. */
  private final Set<String> heads = new HashSet<>();

  private Cues() {}

  static Cues of(Map<CommandWord, List<String>> words) {
    Cues cues = new Cues();
    words.forEach((command, all) -> all.forEach(word -> cues.add(word, command)));
    return cues;
  }

  private void add(String word, CommandWord command) {
    boolean beginning = word.endsWith("*");
    String text = Tongue.words(beginning ? word.substring(0, word.length() - 1) : word);
    (beginning ? beginnings : wholes)
        .computeIfAbsent(text.replace(" ", ""), _ -> EnumSet.noneOf(CommandWord.class))
        .add(command);
    String bare = text.replace(" ", "");
    boolean spaceless = !bare.isEmpty() && Folded.spaceless(bare.charAt(0));
    int head = spaceless ? 1 : beginning ? HEAD : bare.length();
    heads.add(bare.substring(0, Math.min(head, bare.length())));
  }

  /** Of all of them: what {@link #mayBeAt} asks. */
  static Cues all(Collection<Cues> some) {
    Cues all = new Cues();
    for (Cues cues : some) {
      all.heads.addAll(cues.heads);
      all.wholes.putAll(cues.wholes);
      all.beginnings.putAll(cues.beginnings);
    }
    return all;
  }

  /** Whether a cue may stand at this place. */
  boolean mayBeAt(Tokens tokens, int at) {
    if (tokens.kind(at) != Tokens.Kind.WORD) {
      return false;
    }
    String word = tokens.text(at);
    return heads.contains(word)
        || word.length() > HEAD && heads.contains(word.substring(0, HEAD)) && isCue(word);
  }

  private boolean isCue(String word) {
    for (int length = Math.min(word.length(), MAX_WORD); length >= HEAD; length--) {
      if (beginnings.containsKey(word.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  /** The commands that the word at this place may speak of. */
  Set<CommandWord> at(Tokens tokens, int at) {
    if (tokens.kind(at) != Tokens.Kind.WORD) {
      return NONE;
    }
    String word = tokens.text(at);
    if (word.length() == 1 && Folded.spaceless(word.charAt(0))) {
      return spaceless(tokens, at);
    }
    Set<CommandWord> whole = wholes.get(word);
    if (whole != null) {
      return whole;
    }
    for (int length = Math.min(word.length(), MAX_WORD); length > 2; length--) {
      Set<CommandWord> beginning = beginnings.get(word.substring(0, length));
      if (beginning != null) {
        return beginning;
      }
    }
    return NONE;
  }

  private Set<CommandWord> spaceless(Tokens tokens, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; i < at + 6 && tokens.kind(i) == Tokens.Kind.WORD; i++) {
      text.append(tokens.text(i));
      Set<CommandWord> found = beginnings.get(text.toString());
      if (found != null) {
        return found;
      }
    }
    return NONE;
  }
}
