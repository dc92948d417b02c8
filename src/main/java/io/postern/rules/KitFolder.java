package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.partner.Kit;
import io.postern.partner.Kit.KitFile;
import io.postern.partner.Kit.KitLink;
import io.postern.shipped.Folder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The welcome kit of a program: a folder with files that go with a mail, and {@code links.md} with
 * a line {@code - [title](https://…)} for each link.
 */
public final class KitFolder {
  static final String LINKS = "links.md";

  private static final int MOST_BYTES = 5_000_000; // mail with more is refused by many hosts
  private static final int MOST_FILES = 10;
  private static final int LONGEST_NAME = 80;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("txt", "text/plain; charset=UTF-8"),
          Map.entry("csv", "text/csv; charset=UTF-8"),
          Map.entry("ics", "text/calendar; charset=UTF-8"),
          Map.entry("vcf", "text/vcard; charset=UTF-8"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry(
              "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

  private final Folder folder;
  private final List<Problem> problems;

  private KitFolder(Folder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Reads it; what has a problem is left out. */
  public static Kit read(Folder folder, List<Problem> problems) {
    return new KitFolder(folder, problems).read();
  }

  private Kit read() {
    List<KitFile> files = new ArrayList<>();
    int bytes = 0;
    for (String name : folder.names()) {
      Optional<KitFile> file = name.equals(LINKS) ? Optional.empty() : file(name);
      if (file.isPresent()) {
        bytes += file.get().bytes().length;
        if (files.size() == MOST_FILES || bytes > MOST_BYTES) {
          problem(name, 0, "more than " + MOST_FILES + " files, or than 5 MB together, in the kit");
          return new Kit(links(), files);
        }
        files.add(file.get());
      }
    }
    return new Kit(links(), files);
  }

  private Optional<KitFile> file(String name) {
    boolean safe =
        name.length() <= LONGEST_NAME
            && name.chars().allMatch(KitFolder::plain)
            && Character.isLetterOrDigit(name.charAt(0));
    if (!safe) {
      problem(name, 0, "a file of the kit is named by letters, digits, dots, dashes, underscores");
      return Optional.empty();
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(ending);
    if (type == null) {
      problem(name, 0, "not a kind of file that partners can open: " + endings());
      return Optional.empty();
    }
    return folder.bytes(name).map(content -> new KitFile(name, type, content));
  }

  private static boolean plain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '-'
        || c == '_';
  }

  private static String endings() {
    return String.join(", ", TYPES.keySet().stream().sorted().toList());
  }

  private List<KitLink> links() {
    List<KitLink> links = new ArrayList<>();
    List<String> lines = folder.text(LINKS).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Optional<KitLink> link = link(line);
      if (link.isEmpty()) {
        problem(LINKS, i + 1, "a line '- [title](https://…)' is expected");
      }
      link.ifPresent(links::add);
    }
    return links;
  }

  private static Optional<KitLink> link(String line) {
    int title = line.indexOf('[');
    int middle = line.indexOf("](");
    boolean formed = title >= 0 && middle > title && line.endsWith(")");
    if (!formed || !line.substring(0, title).strip().matches("[-*]?")) {
      return Optional.empty();
    }
    String url = line.substring(middle + 2, line.length() - 1).strip();
    String name = line.substring(title + 1, middle).strip();
    return isWeb(url) && !name.isEmpty() ? Optional.of(new KitLink(name, url)) : Optional.empty();
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = new URI(url);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  private void problem(String name, int line, String what) {
    problems.add(new Problem(folder.label(name), line, what));
  }
}
