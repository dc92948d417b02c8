package io.postern.rules;

import io.postern.engagement.EngagementRules;
import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.List;

/** The files of {@code inbound-rules/} that say how a program deals with claims. */
public final class EngagementFiles {
  /**
   * @param rules without those that have a problem
   * @param problems what is wrong in the files; empty when the rules may be used
   */
  public record Result(EngagementRules rules, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private EngagementFiles() {}

  /** Reads them; a file that is broken is a problem, not an exception. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    return new Result(new EngagementRules(NameRuleFile.read(folder, problems)), problems);
  }
}
