package io.postern.trusting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.Authentication.Check;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The test suite of RFC 7208, which SPF's authors made for all who check it. It is not part of this
 * project: Debian's package golang-blitiri-go-spf-dev brings it, and {@code -Dpostern.spf-suite}
 * names another folder that holds {@code rfc7208-tests.yml}. Skipped without it.
 */
class SpfSuiteTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty(
              "postern.spf-suite", "/usr/share/gocode/src/blitiri.com.ar/go/spf/testdata"));

  /** Where we give no verdict on what no mail server of ours takes, or jSPF finds one too few. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "nolocalpart", "none instead of fail", // MAIL FROM:<@example.net>: no address
          "dorky-sentinel", "none instead of fail", // a blank in a local part, unquoted: the same
          "ptr-case-change", "fail instead of pass"); // ptr:example.Com, by a capital letter

  @Test
  void theSuiteOfTheRfcIsPassed() throws IOException {
    assertEquals(KNOWN, differences("rfc7208-tests.yml"));
  }

  private static Map<String, String> differences(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.isReadable(file), () -> "needs " + file);
    Map<String, String> differences = new TreeMap<>();
    int cases = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (Object scenario : new Load(LoadSettings.builder().build()).loadAllFromInputStream(in)) {
        Map<?, ?> said = (Map<?, ?>) scenario;
        Dns dns = new SuiteZone(map(said.get("zonedata")));
        for (Map.Entry<?, ?> test : map(said.get("tests")).entrySet()) {
          Map<?, ?> wanted = map(test.getValue());
          List<String> allowed = listed(wanted.get("result"));
          String ours = verdict(wanted, dns);
          cases++;
          if (!allowed.contains(ours)) {
            differences.put(
                (String) test.getKey(), ours + " instead of " + String.join(" or ", allowed));
          }
        }
      }
    }
    System.out.printf("%s: %d of %d as wanted%n", name, cases - differences.size(), cases);
    assertTrue(cases > 10);
    return differences;
  }

  private static String verdict(Map<?, ?> test, Dns dns) {
    String from = String.valueOf(test.get("mailfrom"));
    Envelope envelope =
        new Envelope(
            true,
            from,
            Address.parse(from),
            List.of(),
            Optional.of(
                new Peer(String.valueOf(test.get("host")), String.valueOf(test.get("helo")))));
    return SpfCheck.of(envelope, new Allowance(dns)).map(Check::verdict).orElse("none");
  }

  private static Map<?, ?> map(@Nullable Object read) {
    return (Map<?, ?>) Objects.requireNonNull(read);
  }

  private static List<String> listed(@Nullable Object one) {
    return one instanceof List<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(one));
  }

  /** DNS as a scenario describes it. */
  private static final class SuiteZone implements Dns {
    private final Map<String, List<?>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SuiteZone(Map<?, ?> zone) {
      zone.forEach((name, entries) -> names.put(String.valueOf(name), (List<?>) entries));
    }

    @Override
    public Answer ask(String asked, Type type) {
      String name = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
      List<?> entries = names.getOrDefault(name, List.of());
      List<String> found = values(entries, type.name());
      // A record of SPF stands for a TXT of the same words, where no TXT is named itself.
      if (type == Type.TXT && found.isEmpty()) {
        found = values(entries, "SPF");
      }
      List<String> real = found.stream().filter(value -> !value.equals("NONE")).toList();
      if (real.isEmpty()) {
        List<String> alias = values(entries, "CNAME");
        if (!alias.isEmpty()) {
          return ask(alias.getFirst(), type);
        }
        if (entries.stream().anyMatch(SuiteZone::silent)) {
          return new Answer.Unknown(name + " does not answer");
        }
      }
      return new Answer.Records(real);
    }

    private static boolean silent(Object entry) {
      return entry.equals("TIMEOUT")
          || entry instanceof Map<?, ?> named && named.containsKey("TIMEOUT");
    }

    private static List<String> values(List<?> entries, String type) {
      List<String> values = new ArrayList<>();
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> named && named.containsKey(type)) {
          Object value = named.get(type);
          values.add(
              switch (value) {
                case List<?> parts when type.equals("MX") -> String.valueOf(parts.getLast());
                case List<?> pieces ->
                    String.join("", pieces.stream().map(String::valueOf).toList());
                default -> String.valueOf(value);
              });
        }
      }
      return values;
    }
  }
}
