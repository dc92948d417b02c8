package io.postern.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the database is found to be by somebody who only looks: nothing is made or changed. */
public sealed interface Checkup {
  /** It has the schema of this Postern. */
  record Ready() implements Checkup {}

  /** There is none yet, or nothing in it: the first start makes it. */
  record Empty() implements Checkup {}

  /**
   * It is of an older Postern: the next start brings it up to date.
   *
   * @param files how many files of {@code sql} were not run yet
   */
  record Behind(int files) implements Checkup {}

  /**
   * It can't be used.
   *
   * @param why what is wrong and what to do about it
   */
  record Unusable(String why) implements Checkup {}

  /** Looks at a database; an embedded one must not be in use. */
  static Checkup of(LedgerSettings settings) {
    DatabaseUrl url;
    try {
      url = DatabaseUrl.of(settings.url());
    } catch (LedgerException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
    if (url.embedded() && !Files.exists(h2File(settings.url()))) {
      return new Empty();
    }
    try (Connection connection = connect(settings, url)) {
      return judge(Migrations.shipped(), Migrations.run(connection));
    } catch (SQLException e) {
      return new Unusable("it cannot be opened: " + Failures.line(e));
    }
  }

  private static Connection connect(LedgerSettings settings, DatabaseUrl url) throws SQLException {
    Properties how = new Properties();
    how.setProperty("user", settings.username());
    how.setProperty("password", settings.password());
    if (!url.embedded()) {
      how.setProperty("connectTimeout", "5");
      how.setProperty("loginTimeout", "5");
    }
    String only = url.embedded() ? ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE" : "";
    return DriverManager.getConnection(url.full() + only, how);
  }

  private static Path h2File(String url) {
    return Path.of(url.substring("jdbc:h2:file:".length()).split(";", 2)[0] + ".mv.db");
  }

  private static Checkup judge(Map<String, Integer> shipped, Map<String, Integer> run) {
    if (run.isEmpty()) {
      return new Empty();
    }
    for (Map.Entry<String, Integer> file : run.entrySet()) {
      Integer ours = shipped.get(file.getKey());
      if (ours == null) {
        return new Unusable(
            "it was made by a newer Postern (its schema has version "
                + file.getKey()
                + "): install that one");
      }
      if (!ours.equals(file.getValue())) {
        return new Unusable(
            "its schema was made with another sql/V"
                + file.getKey()
                + " than the one of this Postern: put that file back");
      }
    }
    Map<String, Integer> left = new TreeMap<>(shipped);
    left.keySet().removeAll(run.keySet());
    return left.isEmpty() ? new Ready() : new Behind(left.size());
  }
}
