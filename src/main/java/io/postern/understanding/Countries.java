package io.postern.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The countries that a mail may speak of, ISO 3166, in groups: what an address or a number says
 * about one, then those where the mail's language is spoken.
 *
 * @param groups likeliest first, within a group too
 */
record Countries(List<List<String>> groups) {
  private static final Map<String, List<String>> BY_LANGUAGE =
      Map.ofEntries(
          Map.entry("en", List.of("GB", "US", "AU", "IE", "NZ", "ZA", "IN")),
          Map.entry("de", List.of("DE", "AT", "CH")),
          Map.entry("fr", List.of("FR", "BE", "CH")),
          Map.entry("es", List.of("ES", "MX", "AR", "CO", "CL", "PE")),
          Map.entry("it", List.of("IT", "CH")),
          Map.entry("nl", List.of("NL", "BE")),
          Map.entry("pt", List.of("PT", "BR")),
          Map.entry("pl", List.of("PL")),
          Map.entry("sv", List.of("SE", "FI")),
          Map.entry("da", List.of("DK")),
          Map.entry("no", List.of("NO")),
          Map.entry("fi", List.of("FI")),
          Map.entry("cs", List.of("CZ")),
          Map.entry("sk", List.of("SK")),
          Map.entry("hu", List.of("HU")),
          Map.entry("ro", List.of("RO")),
          Map.entry("el", List.of("GR", "CY")),
          Map.entry("tr", List.of("TR")),
          Map.entry("ru", List.of("RU")),
          Map.entry("uk", List.of("UA")),
          Map.entry("bg", List.of("BG")),
          Map.entry("hr", List.of("HR")),
          Map.entry("sl", List.of("SI")),
          Map.entry("ja", List.of("JP")),
          Map.entry("zh", List.of("CN", "TW", "HK")),
          Map.entry("ko", List.of("KR")),
          Map.entry("he", List.of("IL")),
          Map.entry("ar", List.of("AE", "SA", "EG")),
          Map.entry("hi", List.of("IN")),
          Map.entry("et", List.of("EE")),
          Map.entry("lv", List.of("LV")),
          Map.entry("lt", List.of("LT")),
          Map.entry("ca", List.of("ES")),
          Map.entry("id", List.of("ID")),
          Map.entry("vi", List.of("VN")),
          Map.entry("th", List.of("TH")));

  /** Endings of domains that are a country's but used by everybody. */
  private static final Set<String> EVERYBODYS = Set.of("IO", "AI", "CO", "ME", "TV", "EU", "CC");

  private static final List<String> ALL = Arrays.asList(Locale.getISOCountries());

  Countries {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Where these languages are spoken; English, which everybody may write, last.
   *
   * @param languages likeliest first
   */
  static Countries of(Set<String> languages) {
    List<List<String>> groups = new ArrayList<>();
    languages.stream()
        .filter(language -> !language.equals("en"))
        .map(language -> BY_LANGUAGE.getOrDefault(language, List.of()))
        .filter(group -> !group.isEmpty())
        .forEach(groups::add);
    if (languages.contains("en") || languages.isEmpty()) {
      groups.add(BY_LANGUAGE.getOrDefault("en", List.of()));
    }
    return new Countries(groups);
  }

  /** With one country before all others. */
  Countries first(String country) {
    List<List<String>> more = new ArrayList<>(groups);
    more.addFirst(List.of(country));
    return new Countries(more);
  }

  /** With the country of a domain's ending first, where that is one. */
  Countries first(Optional<String> country) {
    return country.map(this::first).orElse(this);
  }

  List<String> all() {
    return List.copyOf(new LinkedHashSet<>(groups.stream().flatMap(List::stream).toList()));
  }

  /** The country that a domain's ending names. */
  static Optional<String> ofDomain(String domain) {
    String top = domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    if (top.equals("UK")) {
      return Optional.of("GB");
    }
    boolean country = top.length() == 2 && !EVERYBODYS.contains(top) && ALL.contains(top);
    return country ? Optional.of(top) : Optional.empty();
  }
}
