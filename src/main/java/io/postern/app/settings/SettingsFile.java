package io.postern.app.settings;

import io.postern.kit.Problem;
import io.postern.rules.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code postern.yml} as {@link Settings}. Unknown keys are problems, as are wrong values. */
public final class SettingsFile {
  /** Where commands look when {@code -c} says nothing. */
  public static final String DEFAULT = "postern.yml";

  private static final Duration UNDO_WINDOW = Duration.ofMinutes(2);

  /**
   * @param settings there if and only if there is no problem
   * @param problems what is wrong, each with its line
   * @param hints what works and could be better
   */
  public record Loaded(Optional<Settings> settings, List<Problem> problems, List<Problem> hints) {
    public Loaded {
      problems = List.copyOf(problems);
      hints = List.copyOf(hints);
    }
  }

  private SettingsFile() {}

  /**
   * Reads the file.
   *
   * @param environment what {@code ${NAME}} is looked up in
   */
  public static Loaded read(Path file, Map<String, String> environment) {
    try {
      return parse(file, Files.readString(file), environment);
    } catch (NoSuchFileException e) {
      return failed(
          file, "there is no such file; name one with -c, or 'postern init DIR' writes one");
    } catch (IOException e) {
      return failed(file, "cannot be read: " + e.getMessage());
    }
  }

  /** As {@link #read}, with the file's text given. */
  public static Loaded parse(Path file, String text, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> hints = new ArrayList<>();
    Path absolute = file.toAbsolutePath().normalize();
    Values values = new Values(absolute.resolveSibling("").normalize(), environment);
    Yaml document = Yaml.parse(file.toString(), text, problems);
    if (!problems.isEmpty()) {
      return new Loaded(Optional.empty(), problems, hints);
    }
    Yaml root = document.only("postern").get("postern");
    if (!root.present()) {
      document.problem("everything stands under the key 'postern:', which is not here");
      return new Loaded(Optional.empty(), problems, hints);
    }
    root.only(
        "data-dir",
        "database",
        "inbound",
        "outbound",
        "trust",
        "http",
        "templates",
        "inbound-rules",
        "programs");
    Optional<Path> dataDir = values.path(root.get("data-dir"));
    if (dataDir.isEmpty() && !root.get("data-dir").present()) {
      root.get("data-dir").problem("missing: data-dir, for example ./data");
    }
    Optional<Settings.Database> database = database(root.get("database"), values);
    Inbound inbound = new InboundReader(values).read(root.get("inbound"), root.get("trust"));
    Optional<Settings.Outbound> outbound = outbound(root.get("outbound"), values);
    Optional<Settings.Http> http = http(root.get("http"), values);
    List<Settings.ProgramSettings> programs =
        new ProgramReader(values, outbound.map(Settings.Outbound::undoWindow).orElse(UNDO_WINDOW))
            .readAll(root.get("programs"));
    Settings.Folders folders = folders(root, values);
    Hints.add(absolute, root, inbound, programs, hints);
    if (!problems.isEmpty() || dataDir.isEmpty() || outbound.isEmpty()) {
      return new Loaded(Optional.empty(), problems, hints);
    }
    Settings settings =
        new Settings(
            absolute, dataDir.get(), database, inbound, outbound.get(), http, folders, programs);
    return new Loaded(Optional.of(settings), problems, hints);
  }

  static Settings.Folders folders(Yaml place, Values values) {
    return new Settings.Folders(
        directory(place.get("templates"), values), directory(place.get("inbound-rules"), values));
  }

  static Optional<Path> directory(Yaml place, Values values) {
    Optional<Path> path = values.path(place);
    path.filter(directory -> !Files.isDirectory(directory))
        .ifPresent(directory -> place.problem("there is no directory " + directory));
    return path;
  }

  private static Optional<Settings.Database> database(Yaml place, Values values) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("url", "username", "password");
    String url = values.required(place.get("url"), "url, for example jdbc:postgresql://db/postern");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      place
          .get("url")
          .problem(
              "not a jdbc:postgresql: address; leave 'database' out for embedded H2 in data-dir");
    }
    return Optional.of(
        new Settings.Database(
            url, values.text(place.get("username")), values.secret(place.get("password"))));
  }

  private static Optional<Settings.Outbound> outbound(Yaml place, Values values) {
    place.only("smtp", "undo-window");
    Yaml smtp = place.get("smtp");
    Duration undo = values.duration(place.get("undo-window")).orElse(UNDO_WINDOW);
    if (!smtp.present()) {
      smtp.problem("missing: outbound.smtp, the relay that takes Postern's mail");
      return Optional.empty();
    }
    smtp.only("host", "port", "tls", "username", "password", "oauth2", "connections");
    Settings.Tls tls =
        values.oneOf(smtp.get("tls"), Settings.Tls.class).orElse(Settings.Tls.STARTTLS);
    Settings.SmtpOut out =
        new Settings.SmtpOut(
            values.required(smtp.get("host"), "host of the relay"),
            values
                .port(smtp.get("port"))
                .orElse(
                    switch (tls) {
                      case NONE -> 25;
                      case STARTTLS -> 587;
                      case IMPLICIT -> 465;
                    }),
            tls,
            LoginReader.read(smtp, values),
            values.number(smtp.get("connections"), 1, 64).orElse(4));
    return Optional.of(new Settings.Outbound(out, undo));
  }

  private static Optional<Settings.Http> http(Yaml place, Values values) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("host", "port", "public-url");
    return Optional.of(
        new Settings.Http(
            values.host(place.get("host")).orElse("127.0.0.1"),
            values.port(place.get("port")).orElse(8080),
            values.web(place.get("public-url"), "https", "http")));
  }

  private static Loaded failed(Path file, String what) {
    return new Loaded(Optional.empty(), List.of(new Problem(file.toString(), 0, what)), List.of());
  }
}
