package io.postern.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether anything was lost or done twice: compares what the client was promised, what the sink
 * got, and what {@code mail list} says. Knows nothing else of the engine, and runs in a process of
 * its own.
 *
 * <p>A mail with the same Message-ID may come twice only where the engine was killed between the
 * two: it could not know any more that the first had arrived (UNCERTAIN).
 *
 * <p>{@code Checker HOME ACKNOWLEDGED-FILE SINK-FILE KILLS-FILE}; exit 0 when all is well, 1 when
 * not.
 */
final class Checker {
  private static final Set<String> OUTCOMES =
      Set.of("ACTED", "ASKED", "HELD", "REFUSED", "RECORDED");

  /** How a mail is named that waits: its Message-ID is read when it is decided about. */
  private static final String NOT_READ = "<>";

  private record Kill(long from, long to) {}

  /** Arrivals of notices: of one Message-ID, their times. */
  private final Map<String, List<Long>> arrivals = new HashMap<>();

  /** How many different receipts answered a mail. */
  private final Map<String, Integer> receipts = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private int reviews;

  private Checker() {}

  public static void main(String[] args) throws Exception {
    Checker checker = new Checker();
    checker.check(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    checker.problems.stream().limit(20).forEach(System.out::println);
    System.exit(checker.problems.isEmpty() ? 0 : 1);
  }

  private void check(Path home, Path acknowledged, Path sink, Path kills)
      throws IOException, InterruptedException {
    Set<String> promised = new LinkedHashSet<>();
    Files.readAllLines(acknowledged).forEach(line -> promised.add(line.split("\t")[1]));
    Files.readAllLines(sink).forEach(this::count);
    Map<String, List<String>> outcomes = outcomes(home);

    List<String> waiting = outcomes.remove(NOT_READ);
    if (waiting != null) {
      problems.add(waiting.size() + " mails still wait to be decided about");
    }
    promised.stream()
        .filter(id -> !outcomes.containsKey(id))
        .forEach(id -> problems.add(id + " was acknowledged and is not there"));
    outcomes.forEach(
        (id, found) -> {
          if (found.size() != 1 || !OUTCOMES.contains(found.getFirst())) {
            problems.add(id + " ended as " + found);
          }
          if (receipts.getOrDefault(id, 0) != 1) {
            problems.add(id + " has " + receipts.getOrDefault(id, 0) + " receipts");
          }
        });
    if (reviews != outcomes.size()) {
      problems.add(reviews + " review requests for " + outcomes.size() + " referrals");
    }
    long twice = checkDoubles(Files.exists(kills) ? Files.readAllLines(kills) : List.of());
    System.out.printf(
        "%d acknowledged, %d kept, %d notices sent, %d of them again, %d problems%n",
        promised.size(), outcomes.size(), arrivals.size(), twice, problems.size());
  }

  private void count(String line) {
    String[] columns = line.split("\t", -1);
    List<Long> times = arrivals.computeIfAbsent(columns[2], id -> new ArrayList<>());
    times.add(Long.parseLong(columns[0]));
    if (times.size() > 1) {
      return;
    }
    if (columns[1].startsWith("manager@")) {
      reviews++;
    } else {
      receipts.merge(columns[3], 1, Integer::sum);
    }
  }

  private long checkDoubles(List<String> lines) {
    List<Kill> kills =
        lines.stream()
            .map(line -> line.split("\t"))
            .map(columns -> new Kill(Long.parseLong(columns[0]), Long.parseLong(columns[1])))
            .toList();
    long twice = 0;
    for (Map.Entry<String, List<Long>> arrival : arrivals.entrySet()) {
      List<Long> times = arrival.getValue();
      for (int i = 1; i < times.size(); i++) {
        long first = times.get(i - 1);
        long again = times.get(i);
        twice++;
        if (kills.stream().noneMatch(kill -> first <= kill.to() && kill.from() <= again)) {
          problems.add(arrival.getKey() + " was sent again though nothing was killed between");
        }
      }
    }
    return twice;
  }

  private static Map<String, List<String>> outcomes(Path home)
      throws IOException, InterruptedException {
    Map<String, List<String>> outcomes = new HashMap<>();
    ObjectMapper json = new ObjectMapper();
    for (String line :
        Serve.command(home, "mail", "list", "--json", "--limit", "1000000").split("\n")) {
      if (!line.isBlank()) {
        JsonNode mail = json.readTree(line);
        outcomes
            .computeIfAbsent("<" + mail.path("messageId").asText() + ">", id -> new ArrayList<>())
            .add(mail.path("outcome").asText("none"));
      }
    }
    return outcomes;
  }
}
