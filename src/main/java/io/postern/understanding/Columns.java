package io.postern.understanding;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what the columns of a list hold that no known label heads: a column of names that go with
 * the addresses beside them is one of people or of companies, whatever it is called.
 */
final class Columns {
  private static final double FITS = 0.6;

  private final List<Grid.Column> header;
  private final List<List<String>> rows;

  private Columns(List<Grid.Column> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** The header with the meanings of the columns that can be told by what stands in them. */
  static List<Grid.Column> completed(List<Grid.Column> header, List<List<String>> rows) {
    return new Columns(header, rows).completed();
  }

  private List<Grid.Column> completed() {
    int addresses = at("contactEmail");
    if (addresses < 0) {
      return header;
    }
    List<Grid.Column> whole = new ArrayList<>(header);
    if (at("company") < 0) {
      best(addresses, Columns::company).ifPresent(at -> whole.set(at, called("company", at)));
    }
    if (at("contactName") < 0 && at("name") < 0 && at("contactLastName") < 0) {
      best(addresses, Columns::person).ifPresent(at -> whole.set(at, called("contactName", at)));
    }
    return whole;
  }

  private Grid.Column called(String meaning, int at) {
    return new Grid.Column(meaning, header.get(at).label());
  }

  private int at(String meaning) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).meaning().equals(meaning)) {
        return i;
      }
    }
    return -1;
  }

  /** How well a cell goes with the address of its row, 0 to 1. */
  private interface Fit {
    double of(Address address, Spelled cell);
  }

  private static double company(Address address, Spelled cell) {
    return NameMatch.company(NameMatch.Domain.of(Domains.name(address.domain())), cell);
  }

  private static double person(Address address, Spelled cell) {
    return NameMatch.person(NameMatch.Local.of(address.local()), cell);
  }

  /** Of the columns without a meaning the one that fits in most rows, at least in half of them. */
  private Optional<Integer> best(int addresses, Fit fit) {
    int best = -1;
    int most = 0;
    for (int column = 0; column < header.size(); column++) {
      int fitting = header.get(column).meaning().isEmpty() ? fitting(column, addresses, fit) : 0;
      if (fitting > most && 2 * fitting >= rows.size()) {
        most = fitting;
        best = column;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private int fitting(int column, int addresses, Fit fit) {
    int fitting = 0;
    for (List<String> row : rows) {
      if (column < row.size() && addresses < row.size()) {
        List<Addresses.Spotted> found = Addresses.find(row.get(addresses));
        Spelled cell = new Spelled(List.of(row.get(column).split("[^\\p{L}\\p{N}']+")));
        boolean fits = !found.isEmpty() && fit.of(found.getFirst().address(), cell) >= FITS;
        fitting += fits ? 1 : 0;
      }
    }
    return fitting;
  }
}
