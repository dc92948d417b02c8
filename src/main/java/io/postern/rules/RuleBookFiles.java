package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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

  /** A book and where its files lie, which is told of each rule. */
  private record Read(List<String> places, RuleBook book) {}

  // A book takes a second to read and is never changed: programs of the same files share it.
  private static final AtomicReference<Optional<Read>> LAST =
      new AtomicReference<>(Optional.empty());

  private RuleBookFiles() {}

  /** Reads every rule file of a folder; a file that is broken is a problem, not an exception. */
  public static Result read(Folder folder) {
    String version = version(folder);
    List<String> places = folder.names().stream().map(folder::label).toList();
    Optional<RuleBook> before =
        LAST.get()
            .filter(last -> last.places().equals(places) && last.book().version().equals(version))
            .map(Read::book);
    if (before.isPresent()) {
      return new Result(before.get(), List.of());
    }
    Result result = read(folder, version);
    if (result.problems().isEmpty()) {
      LAST.set(Optional.of(new Read(places, result.book())));
    }
    return result;
  }

  private static Result read(Folder folder, String version) {
    List<Problem> problems = new ArrayList<>();
    RuleBook book =
        new RuleBook(
            version,
            QuoteRuleFiles.read(folder, problems),
            FieldRuleFiles.read(folder, problems),
            KindRuleFiles.read(folder, problems),
            CommandRuleFiles.read(folder, problems),
            AutomaticRuleFile.read(folder, problems),
            CrmRuleFile.read(folder, problems));
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
