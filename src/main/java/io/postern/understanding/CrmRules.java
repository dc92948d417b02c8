package io.postern.understanding;

import io.postern.mail.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How CRMs say where a deal stands: {@code inbound-rules/crm.yml}.
 *
 * @param columns what the columns of a CSV are called, folded
 * @param stages the workflow's stages by what a CRM calls them, folded
 * @param alerts which of a CRM's own mails move deals; empty when none does
 */
public record CrmRules(
    Map<Column, List<String>> columns, Map<String, String> stages, Optional<Alerts> alerts) {
  /** Nothing is known of any CRM. */
  public static final CrmRules NONE = new CrmRules(Map.of(), Map.of(), Optional.empty());

  /**
   * A CRM's own mails.
   *
   * @param from its addresses
   * @param key what each of its mails shows: others may send from the same address
   */
  public record Alerts(Set<Address> from, String key) {
    public Alerts {
      from = Set.copyOf(from);
    }
  }

  /** What a column holds. */
  public enum Column {
    REFERENCE,
    COMPANY,
    DOMAIN,
    STAGE,
    VALUE,
    CURRENCY,
    DATE,
    PAID,
    REASON;

    /** The word in rule files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CrmRules {
    columns = Map.copyOf(columns);
    stages = Map.copyOf(stages);
  }

  /** What a header's cell names; empty for a column that says nothing about a deal. */
  Optional<Column> column(String written) {
    String wanted = plain(written);
    return Arrays.stream(Column.values())
        .filter(column -> columns.getOrDefault(column, List.of()).contains(wanted))
        .findFirst();
  }

  /** The workflow's stage, where a CRM's is mapped to one; else as it is written. */
  String stage(String written) {
    return stages.getOrDefault(plain(written), written);
  }

  /** As words are compared: without case, accents and what stands between them. */
  public static String plain(String written) {
    StringBuilder plain = new StringBuilder();
    Folded.fold(written)
        .codePoints()
        .map(c -> Character.isLetterOrDigit(c) ? c : ' ')
        .filter(c -> c != ' ' || !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ')
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}
