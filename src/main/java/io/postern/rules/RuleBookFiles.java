package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.kit.Sha256;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** The files of a book: where they lie, which is told of each rule, and what they say. */
  private record Source(List<String> places, String version) {}

  private static final int REMEMBERED = 4;

  /** The files of the folder that have readers of their own. */
  private static final List<String> OTHERS =
      List.of(
          CommissionFile.FILE,
          EngagementFiles.FILE,
          FiguresFile.FILE,
          PartnersFile.FILE,
          TiersFile.FILE,
          WorkflowFile.FOLDER);

  // A book takes a second to read and is never changed: programs of the same files share it.
  private static final Map<Source, RuleBook> BOOKS =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, RuleBook> eldest) {
              return size() > REMEMBERED;
            }
          });

  private RuleBookFiles() {}

  /** Reads every rule file of a folder; a file that is broken is a problem, not an exception. */
  public static Result read(Folder folder) {
    Source source = source(folder);
    String version = version(folder, folder.names());
    RuleBook before = BOOKS.get(source);
    if (before != null) {
      return new Result(before.as(version), List.of());
    }
    Result result = read(folder, version);
    // What somebody saves while it is read must not be remembered by what stood there before.
    if (result.problems().isEmpty() && source.equals(source(folder))) {
      BOOKS.put(source, result.book());
    }
    return result;
  }

  private static Source source(Folder folder) {
    List<String> own = folder.names().stream().filter(RuleBookFiles::inBook).toList();
    return new Source(own.stream().map(folder::label).toList(), version(folder, own));
  }

  private static boolean inBook(String name) {
    return OTHERS.stream().noneMatch(name::startsWith);
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

  private static String version(Folder folder, List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      all.add(name);
      all.add(folder.text(name).orElse(""));
    }
    return Sha256.ofAll(all);
  }
}
