package io.postern.app.settings;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.kit.BusinessTime;
import io.postern.mail.Address;
import io.postern.partner.Desk;
import io.postern.partner.Manager;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import io.postern.rules.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The key {@code programs}: each program with its people and its terms. */
final class ProgramReader {
  private static final String SAMPLE_TOKEN = "abcdefghijklmnopqrstuvwxyz";
  private static final String SLOT = "{token}";

  private final Values values;
  private final Duration undoWindow;

  ProgramReader(Values values, Duration undoWindow) {
    this.values = values;
    this.undoWindow = undoWindow;
  }

  List<ProgramSettings> readAll(Yaml place) {
    List<ProgramSettings> programs = new ArrayList<>();
    Map<String, String> prefixes = new HashMap<>();
    Map<Address, String> addresses = new HashMap<>();
    place
        .entries()
        .forEach(
            (id, program) -> {
              if (!isName(id)) {
                program.problem("a program is named by small letters, digits and dashes");
              }
              Optional<ProgramSettings> read = read(id, program);
              read.ifPresent(
                  settings -> {
                    unique(program.get("prefix"), prefixes, settings.program().prefix(), id);
                    unique(
                        program.get("address"),
                        addresses,
                        settings.program().addresses().intake(),
                        id);
                    programs.add(settings);
                  });
            });
    if (!place.present() || place.entries().isEmpty()) {
      place.problem("missing: programs, at least one");
    }
    return programs;
  }

  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= 40
        && Character.isLetter(text.charAt(0))
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  private static <T> void unique(Yaml place, Map<T, String> taken, T value, String id) {
    String other = taken.putIfAbsent(value, id);
    if (other != null) {
      place.problem("'" + value + "' is the program " + other + "'s already");
    }
  }

  private Optional<ProgramSettings> read(String id, Yaml place) {
    place.only(
        "name",
        "prefix",
        "address",
        "reply-address",
        "bounce-address",
        "locale",
        "zone",
        "working-days",
        "holidays",
        "managers",
        "desks",
        "admins",
        "unknown-senders",
        "daily-mail",
        "protection",
        "review",
        "undo-window",
        "brand",
        "templates",
        "inbound-rules",
        "workflow",
        "kit",
        "stages",
        "figures");
    String name = values.required(place.get("name"), "name, as partners know the program");
    Optional<String> prefix = prefix(place.get("prefix"));
    Optional<ProgramAddresses> addresses = addresses(place);
    Optional<Path> stages = SettingsFile.directory(place.get("stages"), values);
    Locale locale = values.locale(place.get("locale")).orElse(Locale.ENGLISH);
    ZoneId zone = values.zone(place.get("zone")).orElse(ZoneOffset.UTC);
    TermsReader termsReader = new TermsReader(values, undoWindow);
    BusinessTime calendar = termsReader.calendar(place, zone);
    Program.Reception reception = reception(place);
    Program.Terms terms = termsReader.terms(place);
    Program.Brand brand = termsReader.brand(place.get("brand"));
    PeopleReader people = new PeopleReader(values);
    List<Manager> managers = people.managers(place.get("managers"));
    List<Desk> desks = people.desks(place.get("desks"), managers);
    List<Address> admins = values.addresses(place.get("admins"));
    Program.Reporting reporting = reporting(place.get("figures"));
    Settings.Folders folders = SettingsFile.folders(place, values);
    Optional<Path> kit = SettingsFile.directory(place.get("kit"), values);
    String workflow = values.text(place.get("workflow")).orElse("referral");
    if (prefix.isEmpty() || addresses.isEmpty() || managers.isEmpty()) {
      return Optional.empty();
    }
    PeopleReader.areNotTheProgram(place.get("managers"), addresses.get(), managers);
    Program program =
        new Program(
            id,
            name,
            prefix.get(),
            addresses.get(),
            locale,
            zone,
            calendar,
            managers,
            desks,
            admins,
            reception,
            terms,
            brand,
            reporting);
    return Optional.of(new ProgramSettings(program, folders, workflow, kit, stages));
  }

  private Program.Reception reception(Yaml place) {
    Program.Reception usual = Program.Reception.USUAL;
    return new Program.Reception(
        values
            .read(
                place.get("unknown-senders"),
                "invite or hold",
                word ->
                    word.equals("invite") || word.equals("hold")
                        ? Optional.of(word.equals("invite"))
                        : Optional.empty())
            .orElse(usual.invitesStrangers()),
        values.timeOfDay(place.get("daily-mail")).orElse(usual.dailyMailAt()));
  }

  private Program.Reporting reporting(Yaml place) {
    place.only("managers", "owner");
    boolean weekly =
        values
            .<Boolean>read(
                place.get("managers"),
                "weekly or never",
                word ->
                    switch (word) {
                      case "weekly" -> Optional.of(true);
                      case "never" -> Optional.of(false);
                      default -> Optional.empty();
                    })
            .orElse(false);
    return new Program.Reporting(weekly, values.addresses(place.get("owner")));
  }

  private Optional<String> prefix(Yaml place) {
    if (!place.present()) {
      place.problem("missing: prefix of the deals' references, for example NW");
    }
    return values.read(
        place,
        "2 to 8 capital letters, as in NW-1042",
        written ->
            written.length() >= 2
                    && written.length() <= 8
                    && written.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                ? Optional.of(written)
                : Optional.empty());
  }

  private Optional<ProgramAddresses> addresses(Yaml place) {
    Yaml key = place.get("address");
    if (!key.present()) {
      key.problem("missing: address, where partners write to");
    }
    return values
        .address(key)
        .map(
            intake -> {
              ProgramAddresses usual = ProgramAddresses.of(intake);
              String reply = pattern(place.get("reply-address"), usual.replyPattern());
              String bounce = pattern(place.get("bounce-address"), usual.bouncePattern());
              if (reply.equalsIgnoreCase(bounce)) {
                place
                    .get("bounce-address")
                    .problem("must differ from reply-address, or bounces look like replies");
              }
              if (!fits(reply) || !fits(bounce)) {
                key.problem("too long for +b{token}: at most 64 characters before the @");
              }
              return new ProgramAddresses(intake, reply, bounce);
            });
  }

  private String pattern(Yaml place, String usual) {
    return values
        .read(
            place,
            "an address with {token} in it, with the token's 26 characters at most 64 before the @",
            written -> fits(written) ? Optional.of(written) : Optional.empty())
        .orElse(usual);
  }

  private static boolean fits(String pattern) {
    int slot = pattern.indexOf(SLOT);
    return slot >= 0
        && slot == pattern.lastIndexOf(SLOT)
        && slot < pattern.lastIndexOf('@')
        && Address.parse(pattern.replace(SLOT, SAMPLE_TOKEN)).isPresent();
  }
}
