package io.postern.app.settings;

import io.postern.deal.Workflow;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.partner.Kit;
import io.postern.rules.CadenceFile;
import io.postern.rules.CommissionFile;
import io.postern.rules.EngagementFiles;
import io.postern.rules.FiguresFile;
import io.postern.rules.KitFolder;
import io.postern.rules.PartnersFile;
import io.postern.rules.PayersFile;
import io.postern.rules.RuleBookFiles;
import io.postern.rules.TiersFile;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import io.postern.understanding.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The inbound rules and the workflow of a program, as its files say.
 *
 * @param folder where they were read from
 * @param book the rules
 * @param workflow there when nothing is wrong with it
 * @param problems of both, each with its file and line
 */
public record ProgramRules(
    Folder folder, RuleBook book, Optional<Workflow> workflow, List<Problem> problems) {
  public ProgramRules {
    problems = List.copyOf(problems);
  }

  /** Those of a program. */
  public static ProgramRules of(Settings settings, Settings.ProgramSettings program) {
    ProgramRules rules = read(settings.inboundRulesOf(program), program.workflow());
    List<Problem> problems = new ArrayList<>(rules.problems());
    for (String address : CommissionFile.read(rules.folder()).plans().payout().finance()) {
      if (Address.parse(address).flatMap(program.program()::managerAt).isEmpty()) {
        problems.add(
            new Problem(
                rules.folder().label(CommissionFile.FILE),
                0,
                address + " is no manager of " + program.program().id() + ": it could not answer"));
      }
    }
    for (EngagementFiles.Approver approver : EngagementFiles.read(rules.folder()).approvers()) {
      if (program.program().managerAt(approver.address()).isEmpty()) {
        problems.add(
            new Problem(
                rules.folder().label(EngagementFiles.FILE),
                approver.line(),
                approver.address()
                    + " is no manager of "
                    + program.program().id()
                    + ": it could not decide"));
      }
    }
    program.kit().ifPresent(kit -> KitFolder.read(Shipped.own(kit), problems));
    return new ProgramRules(rules.folder(), rules.book(), rules.workflow(), problems);
  }

  /** A program's workflow without its rules, which take a second to read. */
  public static WorkflowFile.Result workflowOf(
      Settings settings, Settings.ProgramSettings program) {
    Folder folder = Shipped.folder(Shipped.INBOUND_RULES, settings.inboundRulesOf(program));
    return WorkflowFile.load(folder, program.workflow());
  }

  /**
   * @param own directories that stand before what comes with Postern
   * @param workflow the workflow's name
   */
  public static ProgramRules read(List<Path> own, String workflow) {
    Folder folder = Shipped.folder(Shipped.INBOUND_RULES, own);
    RuleBookFiles.Result book = RuleBookFiles.read(folder);
    WorkflowFile.Result flow = WorkflowFile.load(folder, workflow);
    List<Problem> problems = new ArrayList<>(book.problems());
    problems.addAll(flow.problems());
    problems.addAll(EngagementFiles.read(folder).problems());
    problems.addAll(CommissionFile.read(folder).problems());
    problems.addAll(FiguresFile.read(folder).problems());
    problems.addAll(PartnersFile.read(folder, Kit.NONE).problems());
    problems.addAll(TiersFile.read(folder).problems());
    problems.addAll(PayersFile.read(folder).problems());
    problems.addAll(CadenceFile.read(folder).problems());
    return new ProgramRules(folder, book.book(), flow.workflow(), problems);
  }
}
