package io.postern.app.cli;

import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.deal.Workflow;
import io.postern.engagement.EngagementRules.Stalled;
import io.postern.figures.Measure;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import io.postern.ledger.Ledger;
import io.postern.program.Program;
import io.postern.rules.EngagementFiles;
import io.postern.rules.FiguresFile;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import io.postern.writing.FigureWords;
import io.postern.writing.NoticeWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * What a program's figures are reckoned and told by, as its files say.
 *
 * @param workflow which stage is won
 */
record Figuring(Program program, Workflow workflow, Measure measure, FigureWords words) {
  static Figuring of(Settings settings, ProgramSettings program, Instant now) {
    WorkflowFile.Result found = ProgramRules.workflowOf(settings, program);
    Workflow workflow =
        found
            .workflow()
            .orElseThrow(
                () -> CommandFailed.problem("the workflow can't be used: " + found.problems()));
    Folder rules = Shipped.folder(Shipped.INBOUND_RULES, settings.inboundRulesOf(program));
    int quietDays =
        EngagementFiles.read(rules)
            .rules()
            .stalled()
            .map(Stalled::days)
            .orElse(Measure.USUAL_QUIET_DAYS);
    Measure measure =
        new Measure(program.program().calendar(), quietDays, FiguresFile.read(rules).direct(), now);
    FigureWords words =
        NoticeWriter.over(settings.templatesOf(program), InstantSource.system())
            .figures(program.program(), Locale.ENGLISH);
    return new Figuring(program.program(), workflow, measure, words);
  }

  Report report(Ledger ledger, Range range, Period period) {
    return Report.of(ledger.records().past(program, workflow), range, period, measure);
  }
}
