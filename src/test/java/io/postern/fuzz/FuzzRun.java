package io.postern.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for bytes that break a target, guided by the code that they reach (Jazzer): one process a
 * target. What is found is written to the kept inputs, where the build will feed it for ever.
 */
public final class FuzzRun {
  private static Optional<Target> target = Optional.empty();

  private FuzzRun() {}

  /** Is called by Jazzer, in its process. */
  public static void fuzzerInitialize(String[] arguments) {
    Target chosen = Target.valueOf(arguments[0]);
    chosen.feed(new byte[0]); // what is loaded once is not a slow input
    target = Optional.of(chosen);
  }

  /** Is called by Jazzer with each input. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    target.orElseThrow().feed(bytes);
  }

  /**
   * Arguments: seconds for each target, then targets; all of them when none is named. Ends with 1
   * when something was found.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Target> targets = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      targets.add(Target.valueOf(arguments[i]));
    }
    int found = 0;
    for (Target one : targets.isEmpty() ? List.of(Target.values()) : targets) {
      System.out.printf("== %s%n", one);
      found += run(one, arguments[0]) == 0 ? 0 : 1;
    }
    System.out.printf("%d targets broke%n", found);
    System.exit(found == 0 ? 0 : 1);
  }

  private static int run(Target target, String seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(Path.of("target/fuzz").resolve(target.folder()));
    Path kept = Files.createDirectories(KeptInputs.FOLDER.resolve(target.folder()));
    List<byte[]> seeds = KeptInputs.of(target);
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx1500m",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzRun.class.getName(),
            "--target_args=" + target,
            "--instrumentation_includes=io.postern.**",
            "--reproducer_path=target/fuzz",
            "-artifact_prefix=" + kept + "/",
            "-max_total_time=" + seconds,
            "-timeout=60",
            "-max_len=20000",
            "-rss_limit_mb=4096",
            "-verbosity=1",
            corpus.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
