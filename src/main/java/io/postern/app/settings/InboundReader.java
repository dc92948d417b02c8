package io.postern.app.settings;

import io.postern.app.settings.Inbound.Preset;
import io.postern.app.settings.Inbound.Trust;
import io.postern.app.settings.Inbound.Verify;
import io.postern.rules.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The key {@code inbound}, with {@code trust} of all ways in or of one. */
final class InboundReader {
  private static final long MAX_BYTES = 25L * 1024 * 1024;
  private static final Duration POLL = Duration.ofSeconds(30);
  private static final Duration MAILDIR_POLL = Duration.ofSeconds(2);

  private final Values values;

  InboundReader(Values values) {
    this.values = values;
  }

  Inbound read(Yaml place, Yaml trustOfAll) {
    place.only("smtp", "imap", "http", "maildir");
    Trust trust = trust(trustOfAll, Trust.NOBODY);
    List<Inbound.Imap> imap = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml item : place.get("imap").items()) {
      imap(item, trust, names).ifPresent(imap::add);
    }
    List<Inbound.Maildir> maildirs = new ArrayList<>();
    for (Yaml item : place.get("maildir").items()) {
      maildir(item, trust, names).ifPresent(maildirs::add);
    }
    return new Inbound(
        smtp(place.get("smtp"), trust), imap, http(place.get("http"), trust), maildirs, trust);
  }

  private Optional<Inbound.Smtp> smtp(Yaml place, Trust trust) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("host", "port", "max-size", "max-connections", "trust");
    return Optional.of(
        new Inbound.Smtp(
            values.host(place.get("host")).orElse("127.0.0.1"),
            values.port(place.get("port")).orElse(2525),
            values.bytes(place.get("max-size")).orElse(MAX_BYTES),
            values.number(place.get("max-connections"), 1, 10_000).orElse(200),
            trust(place.get("trust"), trust)));
  }

  private Optional<Inbound.Imap> imap(Yaml place, Trust trust, Set<String> names) {
    place.only(
        "name",
        "host",
        "port",
        "tls",
        "username",
        "password",
        "oauth2",
        "folder",
        "poll",
        "move-to",
        "trust");
    String name = name(place, names);
    String host = values.required(place.get("host"), "host of the IMAP server");
    Settings.Tls tls =
        values.oneOf(place.get("tls"), Settings.Tls.class).orElse(Settings.Tls.IMPLICIT);
    int port = values.port(place.get("port")).orElse(tls == Settings.Tls.IMPLICIT ? 993 : 143);
    String folder = values.text(place.get("folder")).orElse("INBOX");
    Duration poll = values.duration(place.get("poll")).orElse(POLL);
    Optional<String> moveTo = values.text(place.get("move-to"));
    Trust own = trust(place.get("trust"), trust);
    Optional<Settings.Login> login = LoginReader.read(place, values);
    if (login.isEmpty() && !place.get("username").present()) {
      place.problem("missing: username, and password or oauth2");
    }
    return login.map(
        given -> new Inbound.Imap(name, host, port, tls, given, folder, poll, moveTo, own));
  }

  private Optional<Inbound.HttpDoor> http(Yaml place, Trust trust) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("secret", "max-size", "signature", "trust");
    boolean whole =
        place
            .get("signature")
            .as("v1 or v2", word -> Optional.of(word).filter(Set.of("v1", "v2")::contains))
            .filter("v2"::equals)
            .isPresent();
    long maxBytes = values.bytes(place.get("max-size")).orElse(MAX_BYTES);
    Trust own = trust(place.get("trust"), trust);
    return values
        .requiredSecret(place.get("secret"), "secret that signs each POST")
        .map(secret -> new Inbound.HttpDoor(secret, maxBytes, whole, own));
  }

  private Optional<Inbound.Maildir> maildir(Yaml place, Trust trust, Set<String> names) {
    place.only("name", "path", "poll", "trust");
    String name = name(place, names);
    Optional<Path> path = values.path(place.get("path"));
    if (!place.get("path").present()) {
      place.problem("missing: path of the maildir");
    }
    Duration poll = values.duration(place.get("poll")).orElse(MAILDIR_POLL);
    Trust own = trust(place.get("trust"), trust);
    return path.map(directory -> new Inbound.Maildir(name, directory, poll, own));
  }

  private String name(Yaml place, Set<String> names) {
    Yaml key = place.get("name");
    String name =
        values
            .<String>read(
                key,
                "a name of small letters, digits and dashes",
                written -> ProgramReader.isName(written) ? Optional.of(written) : Optional.empty())
            .orElse("");
    if (!key.present()) {
      place.problem("missing: name, a short word that stays: it is kept with each mail");
    } else if (!name.isEmpty() && !names.add(name)) {
      key.problem("a second way in with the name '" + name + "'");
    }
    return name;
  }

  private Trust trust(Yaml place, Trust byDefault) {
    if (!place.present()) {
      return byDefault;
    }
    place.only("verify", "preset", "authserv-ids", "received-by", "name-servers", "sealers");
    boolean own =
        values.oneOf(place.get("verify"), Verify.class).orElse(Verify.BORDER) == Verify.OWN;
    List<String> ofTheOther =
        own ? List.of("preset", "authserv-ids", "received-by") : List.of("name-servers", "sealers");
    ofTheOther.stream()
        .map(place::get)
        .filter(Yaml::present)
        .forEach(
            key ->
                key.problem(
                    own
                        ? "of a border, and with 'verify: own' none is believed"
                        : "only for 'verify: own': a border asks its own"));
    if (own) {
      return Trust.own(
          values.nameServers(place.get("name-servers")), sealers(place.get("sealers")));
    }
    Preset preset = values.oneOf(place.get("preset"), Preset.class).orElse(Preset.GENERIC);
    Trust trust =
        Trust.border(
            preset,
            values.hosts(place.get("authserv-ids")),
            values.hosts(place.get("received-by")));
    if (preset == Preset.GENERIC && trust.authservIds().isEmpty()) {
      place.problem("missing: authserv-ids, whose Authentication-Results are believed");
    }
    if (preset == Preset.GENERIC && trust.receivedBy().isEmpty()) {
      place.problem("missing: received-by, the host names of that border in its Received lines");
    }
    return trust;
  }

  private Set<String> sealers(Yaml place) {
    return values.hosts(place).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
