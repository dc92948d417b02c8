package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** {@code inbound-rules/} as a {@link RuleBook}. */
public final class RuleBookFiles {
  /**
   * @param book the rules, without those that have a problem
   * @param problems what is wrong in the files; empty when the book may be used
   */
  public record Result(RuleBook book, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private RuleBookFiles() {}

  /** Reads every rule file of a folder; a file that is broken is a problem, not an exception. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    RuleBook book =
        new RuleBook(
            version(folder),
            QuoteRuleFiles.read(folder, problems),
            FieldRuleFiles.read(folder, problems),
            KindRuleFiles.read(folder, problems),
            CommandRuleFiles.read(folder, problems),
            AutomaticRuleFile.read(folder, problems));
    return new Result(book, problems);
  }

  private static String version(Folder folder) {
    List<String> all = new ArrayList<>();
    for (String name : folder.names()) {
      all.add(name);
      all.add(folder.text(name).orElse(""));
    }
    return Sha256.of(all);
  }
}
