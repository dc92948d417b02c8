package io.postern.app;

import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.journey.MailLog;
import io.postern.journey.Programs;
import io.postern.journey.Programs.Running;
import io.postern.journey.RuleShelf;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.writing.NoticeWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs of the settings with what each is run by: workflow, rules, templates. */
final class ProgramWiring {
  private ProgramWiring() {}

  /** The programs with their workflows. */
  static Programs programs(Settings settings) {
    List<Running> running = new ArrayList<>();
    for (ProgramSettings program : settings.programs()) {
      WorkflowFile.Result found = ProgramRules.workflowOf(settings, program);
      running.add(
          new Running(
              program.program(),
              found
                  .workflow()
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "the workflow can't be used: " + found.problems()))));
    }
    return new Programs(running);
  }

  /** The rules that each program reads by, by the program's id: their reading begins here. */
  static Map<String, RuleShelf> rules(Settings settings, InstantSource clock, MailLog log) {
    Map<String, RuleShelf> shelves = new LinkedHashMap<>();
    for (ProgramSettings program : settings.programs()) {
      shelves.put(
          program.program().id(),
          new RuleShelf(
              Shipped.folder(Shipped.INBOUND_RULES, settings.inboundRulesOf(program)),
              program.kit().map(Shipped::own),
              clock,
              log));
    }
    return shelves;
  }

  /** Who writes a program's notices. */
  static NoticeWriter writer(Settings settings, ProgramSettings program, InstantSource clock) {
    return NoticeWriter.over(settings.templatesOf(program), clock);
  }
}
