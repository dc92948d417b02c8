package io.postern.ledger;

import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.io.BufferedReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to the version that this Postern speaks: the files of the folder {@code sql}.
 *
 * <p>H2 commits each statement of the schema by itself, so that a file may be cut off in its
 * middle. Hence a file that is not noted as done is run from its start, and each of its statements
 * may be run again.
 */
final class Migrations {
  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  static void run(DataSource source) {
    Files files = new Files(Shipped.folder(Shipped.SQL));
    if (upToDate(source, files)) {
      return;
    }
    forgetFailures(source);
    try {
      Flyway.configure()
          .dataSource(source)
          .locations(new String[0])
          .resourceProvider(files)
          .javaMigrationClassProvider(List::of)
          .validateMigrationNaming(true)
          .failOnMissingLocations(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new LedgerException("cannot bring the database up to date: " + e.getMessage(), e);
    }
  }

  /** Whether these very files have been run already: then Flyway need not even be loaded. */
  private static boolean upToDate(DataSource source, Files files) {
    try (Connection connection = source.getConnection()) {
      Map<String, Integer> run = run(connection);
      Map<String, Integer> shipped = shipped(files);
      run.keySet().stream()
          .filter(version -> !shipped.containsKey(version))
          .findFirst()
          .ifPresent(Migrations::refuseDowngrade);
      return run.equals(shipped);
    } catch (SQLException unusable) {
      return false; // Flyway says it better
    }
  }

  // Flyway would let it pass; but nobody knows what the newer one has written since.
  private static void refuseDowngrade(String version) {
    throw new LedgerException(
        "the database was used by a newer Postern: it has version "
            + version
            + " of the schema, which this one does not know; start the newer one, or restore a"
            + " backup from before it");
  }

  // Flyway would have a person clear up behind a file that failed, for example on a full disk.
  private static void forgetFailures(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (hasHistory(connection)) {
        statement.executeUpdate("delete from \"" + HISTORY + "\" where not \"success\"");
      }
    } catch (SQLException unusable) {
      throw new LedgerException(
          "cannot bring the database up to date: " + Failures.line(unusable), unusable);
    }
  }

  /** The versions that come with this Postern, each with its checksum. */
  static Map<String, Integer> shipped() {
    return shipped(new Files(Shipped.folder(Shipped.SQL)));
  }

  private static Map<String, Integer> shipped(Files files) {
    Map<String, Integer> shipped = new TreeMap<>();
    for (LoadableResource file : files.getResources("V", new String[] {".sql"})) {
      String name = file.getFilename();
      shipped.put(name.substring(1, name.indexOf("__")), checksum(file));
    }
    return shipped;
  }

  /** The versions that a database has, each with its checksum; none in an empty one. */
  static Map<String, Integer> run(Connection connection) throws SQLException {
    Map<String, Integer> run = new TreeMap<>();
    if (!hasHistory(connection)) {
      return run;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select \"version\", \"checksum\" from \""
                    + HISTORY
                    + "\""
                    + " where \"success\" and \"version\" is not null")) {
      while (rows.next()) {
        run.put(rows.getString(1), rows.getInt(2));
      }
    }
    return run;
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, null, HISTORY, new String[] {"TABLE", "BASE TABLE"})) {
      return tables.next();
    }
  }

  // As Flyway reckons it: over the lines without their ends.
  private static int checksum(LoadableResource file) {
    CRC32 crc = new CRC32();
    new BufferedReader(file.read())
        .lines()
        .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  private record Files(Folder folder) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return folder.text(name).map(text -> new File(name, folder.label(name), text)).orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return folder.names().stream()
          .filter(name -> name.startsWith(prefix))
          .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(
              name -> new File(name, folder.label(name), folder.text(name).orElse("")))
          .toList();
    }
  }

  private static final class File extends LoadableResource {
    private final String name;
    private final String label;
    private final String text;

    File(String name, String label, String text) {
      this.name = name;
      this.label = label;
      this.text = text;
    }

    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public String getAbsolutePath() {
      return label;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return label;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
