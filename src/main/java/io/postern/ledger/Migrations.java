package io.postern.ledger;

import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to the version that this Postern speaks: the files of the folder {@code sql}.
 */
final class Migrations {
  private Migrations() {}

  static void run(DataSource source) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations(new String[0])
          .resourceProvider(new Files(Shipped.folder(Shipped.SQL)))
          .javaMigrationClassProvider(List::of)
          .validateMigrationNaming(true)
          .failOnMissingLocations(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new LedgerException("cannot bring the database up to date: " + e.getMessage(), e);
    }
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
