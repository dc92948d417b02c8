package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import picocli.CommandLine.Option;

/** A command that needs settings. */
abstract class SettingsCommand extends Subcommand {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = SettingsFile.DEFAULT,
      description = "The settings (default: ./${DEFAULT-VALUE}).")
  private String file = SettingsFile.DEFAULT;

  final SettingsFile.Loaded load() {
    java.nio.file.Path path = java.nio.file.Path.of(file);
    return SettingsFile.read(
        path.isAbsolute() ? path : shown(terminal().path(file)), terminal().environment());
  }

  /** The settings; when they have problems, those are said and the command ends. */
  final Settings settings() {
    return sound(load());
  }

  // As the user wrote it where that means the same: shorter to read in problems.
  private java.nio.file.Path shown(java.nio.file.Path path) {
    java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();
    return terminal().directory().equals(here) ? java.nio.file.Path.of(file) : path;
  }
}
