package io.postern.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Domains under which anybody may have one. A short list of our own, in {@code
 * public-suffixes.txt}: what it does not know costs little, since no sisters align.
 */
final class PublicSuffixes {
  private static final Set<String> NAMED = read();

  // What a country's registry calls its branches: co.uk, com.br, or.jp, gv.at …
  private static final Set<String> BRANCHES =
      Set.of(
          "ac", "ad", "asn", "biz", "co", "com", "coop", "ed", "edu", "firm", "gen", "gob", "gok",
          "gouv", "gov", "govt", "gr", "gv", "id", "ind", "inf", "info", "int", "lg", "ltd", "me",
          "med", "mil", "mod", "museum", "name", "ne", "net", "nhs", "nic", "nom", "or", "org",
          "per", "plc", "police", "press", "pro", "res", "sch", "school", "tm", "web");

  private PublicSuffixes() {}

  static boolean contains(String domain) {
    int dot = domain.indexOf('.');
    if (dot < 0) {
      return true; // a top-level domain
    }
    String parent = domain.substring(dot + 1);
    boolean branch = parent.length() == 2 && BRANCHES.contains(domain.substring(0, dot));
    return branch || NAMED.contains(domain);
  }

  private static Set<String> read() {
    try (InputStream file = PublicSuffixes.class.getResourceAsStream("public-suffixes.txt")) {
      if (file == null) {
        throw new IllegalStateException("public-suffixes.txt is missing from the jar");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
