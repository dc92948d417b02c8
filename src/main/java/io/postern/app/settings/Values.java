package io.postern.app.settings;

import io.postern.mail.Address;
import io.postern.rules.Yaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads single values of the settings. In each, {@code ${NAME}} stands for an environment variable
 * and {@code ${file:/path}} for a file's first line; what is wrong with one becomes a problem at
 * its line, and never shows what was substituted.
 */
final class Values {
  private static final int DNS_PORT = 53;
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Path directory;
  private final Map<String, String> environment;

  /**
   * @param directory what relative paths are relative to
   */
  Values(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  Optional<String> text(Yaml place) {
    return read(place, "a text", written -> Optional.of(written).filter(text -> !text.isBlank()));
  }

  /** A text that must be there; without one a problem and an empty text. */
  String required(Yaml place, String what) {
    if (!place.present()) {
      place.problem("missing: " + what);
      return "";
    }
    return text(place).orElse("");
  }

  Optional<Secret> secret(Yaml place) {
    return text(place).map(Secret::new);
  }

  Optional<Secret> requiredSecret(Yaml place, String what) {
    String text =
        required(place, what + "; better ${NAME} or ${file:/path} than the secret itself");
    return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
  }

  Optional<Integer> number(Yaml place, int min, int max) {
    return read(
        place,
        "a whole number from " + min + " to " + max,
        written -> {
          try {
            int number = Integer.parseInt(written);
            return number < min || number > max ? Optional.empty() : Optional.of(number);
          } catch (NumberFormatException notANumber) {
            return Optional.empty();
          }
        });
  }

  Optional<Integer> port(Yaml place) {
    return number(place, 0, 65_535);
  }

  Optional<Address> address(Yaml place) {
    return read(place, "an email address", Address::parse);
  }

  List<Address> addresses(Yaml place) {
    return place.items().stream().flatMap(item -> address(item).stream()).toList();
  }

  /** Host names and the like. */
  List<String> hosts(Yaml place) {
    return place.items().stream().flatMap(item -> host(item).stream()).toList();
  }

  /** IP addresses, each with a port where it is not DNS's own. */
  List<InetSocketAddress> nameServers(Yaml place) {
    return place.items().stream()
        .flatMap(
            item ->
                read(item, "an IP address such as 9.9.9.9 or 127.0.0.1:5353", Values::nameServer)
                    .stream())
        .toList();
  }

  private static Optional<InetSocketAddress> nameServer(String written) {
    int colon = written.lastIndexOf(':');
    boolean hasPort = colon >= 0 && (written.indexOf(':') == colon || written.startsWith("["));
    String host = hasPort ? written.substring(0, colon) : written;
    try {
      InetAddress address = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
      int port = hasPort ? Integer.parseInt(written.substring(colon + 1)) : DNS_PORT;
      return Optional.of(new InetSocketAddress(address, port));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  Optional<String> host(Yaml place) {
    return read(
        place,
        "a host name or IP address",
        written ->
            written.chars().allMatch(c -> c > ' ' && c != '/' && c != '@')
                ? Optional.of(written.strip()).filter(host -> !host.isEmpty())
                : Optional.empty());
  }

  Optional<Duration> duration(Yaml place) {
    return read(place, "a time such as 30s, 2m, 4h or 7d", Values::duration);
  }

  Optional<LocalTime> timeOfDay(Yaml place) {
    return read(place, "a time of day in quotes, such as \"08:00\"", Values::timeOfDay);
  }

  private static Optional<LocalTime> timeOfDay(String written) {
    try {
      return Optional.of(LocalTime.parse(written));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  Optional<Long> bytes(Yaml place) {
    return read(place, "a size such as 500KB or 25MB", Values::bytes);
  }

  Optional<Path> path(Yaml place) {
    return read(place, "a path", written -> Optional.of(directory.resolve(written).normalize()));
  }

  Optional<URI> web(Yaml place, String... schemes) {
    return read(
        place,
        "an address that starts with " + String.join(":// or ", schemes) + "://",
        written -> {
          try {
            URI uri = new URI(written);
            boolean fits = uri.getHost() != null && List.of(schemes).contains(uri.getScheme());
            return fits ? Optional.of(uri) : Optional.empty();
          } catch (URISyntaxException notOne) {
            return Optional.empty();
          }
        });
  }

  Optional<ZoneId> zone(Yaml place) {
    return read(
        place,
        "a time zone such as Europe/Berlin or UTC",
        written -> {
          try {
            return Optional.of(ZoneId.of(written));
          } catch (DateTimeException notOne) {
            return Optional.empty();
          }
        });
  }

  Optional<Locale> locale(Yaml place) {
    return read(
        place,
        "a language such as en or pt-BR",
        written -> {
          try {
            Locale locale = new Locale.Builder().setLanguageTag(written).build();
            return Optional.of(locale).filter(l -> LANGUAGES.contains(l.getLanguage()));
          } catch (IllformedLocaleException notOne) {
            return Optional.empty();
          }
        });
  }

  <E extends Enum<E>> Optional<E> oneOf(Yaml place, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    List<String> words = all.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    return read(
        place,
        "one of " + String.join(", ", words),
        written -> all.stream().filter(e -> e.name().equalsIgnoreCase(written)).findFirst());
  }

  /** Any value that {@code parse} understands. */
  <T> Optional<T> read(Yaml place, String what, Function<String, Optional<T>> parse) {
    Optional<String> written = place.text();
    Optional<String> meant = written.flatMap(text -> substituted(place, text));
    Optional<T> value = meant.flatMap(text -> parse.apply(text.strip()));
    if (meant.isPresent() && value.isEmpty()) {
      place.problem("'" + written.get() + "' is not " + what);
    }
    return value;
  }

  private Optional<String> substituted(Yaml place, String text) {
    StringBuilder meant = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        place.problem("'${' without '}'");
        return Optional.empty();
      }
      Optional<String> value = lookUp(place, text.substring(open + 2, close).strip());
      if (value.isEmpty()) {
        return value;
      }
      meant.append(text, from, open).append(value.get());
      from = close + 1;
    }
    return Optional.of(meant.append(text.substring(from)).toString());
  }

  private Optional<String> lookUp(Yaml place, String name) {
    if (name.startsWith("file:")) {
      Path file = directory.resolve(name.substring("file:".length()));
      try {
        return Optional.of(Files.readString(file).strip());
      } catch (IOException e) {
        place.problem("cannot read the file " + file);
        return Optional.empty();
      }
    }
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      place.problem("the environment variable " + name + " is not set");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static Optional<Duration> duration(String written) {
    String unit = written.replaceFirst("^[0-9]{1,9}", "");
    String number = written.substring(0, written.length() - unit.length());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    long count = Long.parseLong(number);
    return switch (unit) {
      case "s" -> Optional.of(Duration.ofSeconds(count));
      case "m" -> Optional.of(Duration.ofMinutes(count));
      case "h" -> Optional.of(Duration.ofHours(count));
      case "d" -> Optional.of(Duration.ofDays(count));
      default -> Optional.empty();
    };
  }

  private static Optional<Long> bytes(String written) {
    String unit = written.replaceFirst("^[0-9]{1,9}", "");
    String number = written.substring(0, written.length() - unit.length());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    long count = Long.parseLong(number);
    return switch (unit.strip().toUpperCase(Locale.ROOT)) {
      case "KB" -> Optional.of(count * 1024);
      case "MB" -> Optional.of(count * 1024 * 1024);
      default -> Optional.empty();
    };
  }
}
