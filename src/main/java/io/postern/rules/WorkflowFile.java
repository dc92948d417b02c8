package io.postern.rules;

import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Effect;
import io.postern.deal.Workflow.Guard;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.deal.Workflow.Stage;
import io.postern.deal.Workflow.Transition;
import io.postern.kit.Problem;
import io.postern.kit.Sha256;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code inbound-rules/workflows/NAME.yml} as a {@link Workflow}. */
public final class WorkflowFile {
  /** The workflow that comes with Postern. */
  public static final String DEFAULT = "referral";

  static final String FOLDER = "workflows/";

  /**
   * @param workflow there when nothing is wrong with it
   * @param problems what is wrong, each at its line
   */
  public record Result(Optional<Workflow> workflow, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private final Yaml file;
  private final List<Problem> problems;

  /** Stages and transitions with the lines that they stand at. */
  private final Map<String, Yaml> stagePlaces = new LinkedHashMap<>();

  private final Map<Transition, Yaml> transitionPlaces = new LinkedHashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private String wonStage = "";
  private String lostStage = "";

  private WorkflowFile(Yaml file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads and checks a workflow.
   *
   * @param rules the folder of inbound rules
   * @param name of the workflow, for example {@link #DEFAULT}
   */
  public static Result load(Folder rules, String name) {
    String path = FOLDER + name + ".yml";
    Optional<String> text = rules.text(path);
    if (text.isEmpty()) {
      String what = "there is no workflow '" + name + "': no such file";
      return new Result(Optional.empty(), List.of(new Problem(rules.label(path), 0, what)));
    }
    List<Problem> problems = new ArrayList<>();
    Yaml yaml = Yaml.parse(rules.label(path), text.get(), problems);
    Workflow workflow = new WorkflowFile(yaml, problems).read(Sha256.of(text.get()));
    return new Result(problems.isEmpty() ? Optional.of(workflow) : Optional.empty(), problems);
  }

  private Workflow read(String version) {
    file.only("name", "stages", "transitions");
    String name = file.get("name").required("name, for example " + DEFAULT);
    readStages();
    file.get("transitions").items().forEach(this::readTransition);
    if (transitionPlaces.isEmpty()) {
      file.problem("missing: transitions");
    }
    String first = stages.stream().filter(s -> !s.closed()).map(Stage::name).findFirst().orElse("");
    Workflow workflow =
        new Workflow(
            name,
            version,
            stages,
            first,
            wonStage,
            lostStage,
            List.copyOf(transitionPlaces.keySet()));
    if (problems.isEmpty()) {
      WorkflowReach reach = WorkflowReach.of(workflow);
      reach.unreachedStages().forEach(s -> place(s).problem("no deal can ever get to stage " + s));
      reach
          .deadTransitions()
          .forEach(t -> place(t).problem("can never happen: no deal gets where this starts from"));
    }
    return workflow;
  }

  private Yaml place(String stage) {
    return stagePlaces.getOrDefault(stage, file);
  }

  private Yaml place(Transition transition) {
    return transitionPlaces.getOrDefault(transition, file);
  }

  private void readStages() {
    Set<String> labels = new HashSet<>();
    for (Map.Entry<String, Yaml> entry : file.get("stages").entries().entrySet()) {
      String key = entry.getKey();
      Yaml place = entry.getValue().only("label", "closed");
      if (!key.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
        place.problem("a stage's key is in capitals, digits and _: " + key);
      }
      String label = place.get("label").required("label of stage " + key);
      if (!labels.add(label.toLowerCase(Locale.ROOT))) {
        place.problem("two stages have the label '" + label + "'");
      }
      Optional<String> closed =
          place.get("closed").as("won or lost", w -> oneOf(w, List.of("won", "lost")));
      closed.ifPresent(how -> close(how, key, place));
      stagePlaces.put(key, place);
      stages.add(new Stage(key, label, closed.isPresent()));
    }
    if (stages.stream().allMatch(Stage::closed)) {
      file.get("stages").problem("no stage is open: an approved deal could not start");
    }
    if (wonStage.isEmpty() || lostStage.isEmpty()) {
      file.get("stages").problem("one stage needs 'closed: won' and one 'closed: lost'");
    }
  }

  private void close(String how, String stage, Yaml place) {
    boolean won = how.equals("won");
    if (!(won ? wonStage : lostStage).isEmpty()) {
      place.problem("a second stage with 'closed: " + how + "'");
    } else if (won) {
      wonStage = stage;
    } else {
      lostStage = stage;
    }
  }

  private void readTransition(Yaml place) {
    place.only("on", "by", "from", "from-stages", "to-stages", "to", "guards", "effects");
    Optional<Move> on = named(place.get("on"), Move.values(), Move::word);
    Set<Role> by = allNamed(place.get("by"), Role.values(), Role::name);
    Set<RegistrationStatus> from =
        allNamed(place.get("from"), RegistrationStatus.values(), RegistrationStatus::name);
    Optional<RegistrationStatus> to =
        named(place.get("to"), RegistrationStatus.values(), RegistrationStatus::name);
    if (on.isEmpty() || by.isEmpty() || from.isEmpty()) {
      place.problem("a transition needs on, by and from");
      return;
    }
    Transition transition =
        new Transition(
            on.get(),
            by,
            from,
            stages(place.get("from-stages")),
            stages(place.get("to-stages")),
            to,
            allNamed(place.get("guards"), Guard.values(), Guard::word),
            allNamed(place.get("effects"), Effect.values(), Effect::word));
    check(transition, place);
    if (transitionPlaces.putIfAbsent(transition, place) != null) {
      place.problem("the same transition stands here a second time");
    }
  }

  private static void check(Transition transition, Yaml place) {
    Move on = transition.on();
    if (!on.ends().isEmpty() && transition.to().filter(on.ends()::contains).isEmpty()) {
      place.problem(
          on.word() + " needs to: " + words(on.ends().stream().sorted().map(Enum::name).toList()));
    }
    if (on.ends().isEmpty() && transition.to().isPresent()) {
      place.problem(on.word() + " never changes the status; leave 'to' out");
    }
    if (on != Move.STAGE && !transition.toStages().isEmpty()) {
      place.problem("to-stages belongs to 'on: stage' only");
    }
    if (!transition.fromStages().isEmpty()
        && !transition.from().equals(Set.of(RegistrationStatus.APPROVED))) {
      place.problem("only an APPROVED deal has a stage: from-stages needs from: APPROVED");
    }
    if (transition.has(Effect.UNDO_WINDOW) && !transition.has(Effect.NOTIFY_PARTNER)) {
      place.problem("undo-window holds the partner's mail: it needs notify-partner too");
    }
    if (transition.guards().containsAll(Set.of(Guard.CLOSED, Guard.NOT_CLOSED))) {
      place.problem("closed and not-closed can't hold together");
    }
  }

  private Set<String> stages(Yaml list) {
    Set<String> found = new HashSet<>();
    for (Yaml item : list.items()) {
      item.as("a stage of this workflow: " + words(stagePlaces.keySet()), this::stage)
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<String> stage(String word) {
    return Optional.of(word).filter(stagePlaces::containsKey);
  }

  private static <T> Set<T> allNamed(Yaml list, T[] all, Function<T, String> word) {
    return list.items().stream()
        .flatMap(item -> named(item, all, word).stream())
        .collect(Collectors.toSet());
  }

  private static <T> Optional<T> named(Yaml place, T[] all, Function<T, String> word) {
    List<String> known = Arrays.stream(all).map(word).toList();
    return place
        .as("known here; known are " + words(known), written -> oneOf(written, known))
        .map(written -> all[known.indexOf(written)]);
  }

  private static Optional<String> oneOf(String written, List<String> known) {
    return Optional.of(written).filter(known::contains);
  }

  private static String words(Iterable<String> all) {
    return String.join(", ", all);
  }
}
