package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.mail.Address;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command's sentence fills in.
 *
 * @param leads numbers of the leads that it names
 * @param foreign whether it names a deal that the conversation is not about
 * @param word a stage's key, a credit, a language's code or a company
 */
record Arguments(
    Set<Integer> leads,
    boolean foreign,
    Optional<Integer> days,
    Optional<Money> amount,
    Optional<LocalDate> date,
    Optional<Address> address,
    Optional<String> word) {
  static final Arguments NONE =
      new Arguments(
          Set.of(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  Arguments {
    leads = Set.copyOf(leads);
  }

  Arguments withLeads(Set<Integer> more) {
    Set<Integer> all = new TreeSet<>(leads);
    all.addAll(more);
    return new Arguments(all, foreign, days, amount, date, address, word);
  }

  Arguments withForeign() {
    return new Arguments(leads, true, days, amount, date, address, word);
  }

  Arguments withDays(int value) {
    return new Arguments(leads, foreign, Optional.of(value), amount, date, address, word);
  }

  Arguments withAmount(Money value) {
    return new Arguments(leads, foreign, days, Optional.of(value), date, address, word);
  }

  Arguments withDate(LocalDate value) {
    return new Arguments(leads, foreign, days, amount, Optional.of(value), address, word);
  }

  Arguments withAddress(Address value) {
    return new Arguments(leads, foreign, days, amount, date, Optional.of(value), word);
  }

  Arguments withWord(String value) {
    return new Arguments(leads, foreign, days, amount, date, address, Optional.of(value));
  }
}
