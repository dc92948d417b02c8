package io.postern.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether anything was lost: compares what the client was promised, what the sink got, and what
 * {@code mail list} says. Knows nothing else of the engine, and runs in a process of its own.
 *
 * <p>{@code Checker HOME ACKNOWLEDGED-FILE SINK-FILE}; exit 0 when all is there, 1 when not.
 */
public final class Checker {
  private static final Set<String> OUTCOMES =
      Set.of("ACTED", "ASKED", "HELD", "REFUSED", "RECORDED");

  private final List<String> problems = new ArrayList<>();

  private Checker() {}

  public static void main(String[] args) throws Exception {
    Checker checker = new Checker();
    checker.check(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    checker.problems.stream().limit(20).forEach(System.out::println);
    System.exit(checker.problems.isEmpty() ? 0 : 1);
  }

  private void check(Path home, Path acknowledged, Path sink)
      throws IOException, InterruptedException {
    Set<String> promised = new HashSet<>();
    for (String line : Files.readAllLines(acknowledged)) {
      promised.add(line.split("\t")[1]);
    }
    Map<String, List<String>> outcomes = outcomes(home);
    Map<String, Integer> receipts = new HashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> reviews = new HashMap<>();
    for (String line : Files.readAllLines(sink)) {
      String[] columns = line.split("\t", -1);
      // The same Message-ID a second time is the same mail sent again, as UNCERTAIN says it may be.
      if (ids.merge(columns[2], 1, Integer::sum) > 1) {
        continue;
      }
      if (columns[1].startsWith("manager@")) {
        reviews.merge(columns[4], 1, Integer::sum);
      } else {
        receipts.merge(columns[3], 1, Integer::sum);
      }
    }
    for (String id : promised) {
      expectOne("outcome", id, outcomes.getOrDefault(id, List.of()).size());
      expectOne("receipt", id, receipts.getOrDefault(id, 0));
    }
    outcomes.forEach(
        (id, found) -> {
          if (found.size() != 1 || !OUTCOMES.contains(found.getFirst())) {
            problems.add(id + " ended as " + found);
          }
        });
    if (reviews.values().stream().mapToInt(Integer::intValue).sum() != outcomes.size()) {
      problems.add(
          "%d review requests for %d referrals"
              .formatted(
                  reviews.values().stream().mapToInt(Integer::intValue).sum(), outcomes.size()));
    }
    long twice = ids.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "%d promised, %d kept, %d sent, %d of them twice, %d problems%n",
        promised.size(), outcomes.size(), ids.size(), twice, problems.size());
  }

  private void expectOne(String what, String id, int count) {
    if (count != 1) {
      problems.add(id + " has " + count + " of: " + what);
    }
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
