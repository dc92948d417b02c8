package io.postern.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A batch cut into rounds: within a round no two touch the same people, deals or prospects, so
 * their facts can be loaded and their effects written together; who comes later in the batch and
 * touches the same comes in a later round, and sees what the earlier one did.
 */
final class Rounds {
  private Rounds() {}

  /**
   * @param touched what each touches, in the order of the batch
   * @return positions in the batch, round by round
   */
  static List<List<Integer>> of(List<Set<String>> touched) {
    List<List<Integer>> rounds = new ArrayList<>();
    Map<String, Integer> nextRound = new HashMap<>();
    for (int i = 0; i < touched.size(); i++) {
      int round = 0;
      for (String key : touched.get(i)) {
        round = Math.max(round, nextRound.getOrDefault(key, 0));
      }
      for (String key : touched.get(i)) {
        nextRound.put(key, round + 1);
      }
      while (rounds.size() <= round) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(i);
    }
    return rounds;
  }
}
