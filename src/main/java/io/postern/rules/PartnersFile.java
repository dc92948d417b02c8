package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.kit.Sha256;
import io.postern.partner.Joining;
import io.postern.partner.Kit;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code partners.yml}: how partners come in and are met. */
public final class PartnersFile {
  /** Where it stands in the folder of inbound rules. */
  public static final String FILE = "partners.yml";

  private static final int MOST_CRITERIA = 20;
  private static final int LONGEST_CRITERION = 300;
  private static final int LAST_DAY = 365;
  private static final int VERSION_LENGTH = 12;

  /**
   * @param joining what it says, without what has a problem
   * @param problems what is wrong in it
   */
  public record Result(Joining joining, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private PartnersFile() {}

  /** Reads it; without the file nothing is said. */
  public static Result read(Folder folder, Kit kit) {
    List<Problem> problems = new ArrayList<>();
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    file.only("criteria", "reminders", "nudges");
    return new Result(
        new Joining(
            termsVersion(folder),
            criteria(file.get("criteria")),
            days(file.get("reminders")),
            days(file.get("nudges")),
            kit),
        problems);
  }

  /** Which terms a new partner accepts: the files that say them, as they stand. */
  private static String termsVersion(Folder folder) {
    List<String> files =
        new ArrayList<>(
            Stream.of(EngagementFiles.FILE, CommissionFile.FILE)
                .map(name -> folder.text(name).orElse(""))
                .toList());
    // Without tiers the terms are what they were before there was such a file.
    if (!TiersFile.read(folder).ladder().none()) {
      files.add(folder.text(TiersFile.FILE).orElse(""));
    }
    return Sha256.ofAll(files).substring(0, VERSION_LENGTH);
  }

  private static List<String> criteria(Yaml list) {
    List<String> criteria = new ArrayList<>();
    for (Yaml item : list.items()) {
      item.text()
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .ifPresent(
              text -> {
                if (text.length() > LONGEST_CRITERION) {
                  item.problem("longer than " + LONGEST_CRITERION + " characters");
                } else {
                  criteria.add(text);
                }
              });
    }
    if (criteria.size() > MOST_CRITERIA) {
      list.problem("more than " + MOST_CRITERIA + " criteria");
      return List.of();
    }
    return criteria;
  }

  private static List<Integer> days(Yaml list) {
    TreeSet<Integer> days = new TreeSet<>();
    list.items().forEach(item -> item.number(1, LAST_DAY).ifPresent(days::add));
    return List.copyOf(days);
  }
}
