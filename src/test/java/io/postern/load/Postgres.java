package io.postern.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL in a process of its own, with fsync as it comes, so that it outlives an engine that
 * is killed.
 */
final class Postgres implements AutoCloseable {
  private final Process process;
  private final String url;

  private Postgres(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Postgres start() throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Postgres.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("jdbc:")) {
        return new Postgres(process, line);
      }
    }
    throw new IOException("PostgreSQL did not start");
  }

  /** The line of postern.yml that names it. */
  String setting() {
    return "database: {url: \"%s\", username: postgres, password: postgres}".formatted(url);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close(); // it ends with its input
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints its JDBC URL, and runs until its input ends. */
  public static void main(String[] args) throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      System.out.println(server.getJdbcUrl("postgres", "postgres"));
      while (System.in.read() >= 0) {
        // nothing is ever said
      }
    }
  }
}
