package io.postern.understanding;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What helps to find the fields of a referral.
 *
 * @param words labels and cue words, per language
 * @param labels only the labels
 * @param freeMail domains that belong to nobody's company; a name without a dot stands for that
 *     name under every top-level domain
 * @param firstNames given names, folded: they tell a person from a company
 * @param programMailboxes beginnings of local parts that are a program's: {@code referral}
 * @param sharedMailboxes local parts that are nobody's own: {@code info}
 */
public record FieldRules(
    PhraseBook<FieldWord> words,
    PhraseBook<FieldWord> labels,
    Set<String> freeMail,
    Set<String> firstNames,
    Set<String> programMailboxes,
    Set<String> sharedMailboxes) {
  /**
   * What a label may name: the keys of {@link io.postern.deal.Field}, and parts or mixtures of
   * them.
   */
  public static final Set<String> LABELS =
      Set.of(
          "company",
          "companyDomain",
          "contactName",
          "name",
          "contactFirstName",
          "contactLastName",
          "contactEmail",
          "contactPhone",
          "contactRole",
          "dealValue",
          "currency",
          "need",
          "timeline",
          "person",
          "reach",
          "partner",
          "other");

  public FieldRules(
      PhraseBook<FieldWord> words,
      Set<String> freeMail,
      Set<String> firstNames,
      Set<String> programMailboxes,
      Set<String> sharedMailboxes) {
    this(
        words,
        words.only(word -> word.sense() == Sense.LABEL),
        freeMail,
        firstNames,
        programMailboxes,
        sharedMailboxes);
  }

  /** No words of any language: only what needs none is found. */
  public static final FieldRules NONE =
      new FieldRules(
          new PhraseBook.Builder<FieldWord>().build(), Set.of(), Set.of(), Set.of(), Set.of());

  public FieldRules {
    freeMail = Set.copyOf(freeMail);
    firstNames = firstNames.stream().map(Folded::fold).collect(Collectors.toUnmodifiableSet());
    programMailboxes = Set.copyOf(programMailboxes);
    sharedMailboxes = Set.copyOf(sharedMailboxes);
  }

  public boolean isFreeMail(String domain) {
    if (freeMail.contains(domain)) {
      return true;
    }
    int dot = domain.indexOf('.');
    return dot > 0 && freeMail.contains(domain.substring(0, dot));
  }

  boolean isFirstName(String word) {
    return firstNames.contains(Folded.fold(word));
  }

  boolean isShared(String local) {
    String folded = Folded.fold(local);
    return sharedMailboxes.contains(folded) || isProgramMailbox(folded);
  }

  boolean isProgramMailbox(String local) {
    String folded = Folded.fold(local);
    for (String beginning : programMailboxes) {
      if (folded.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
