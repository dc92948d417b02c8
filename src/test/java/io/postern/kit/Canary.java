package io.postern.kit;

import io.postern.mail.CanaryFriend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Breaks the rules of the house on purpose: the house test must report it. */
public final class Canary {
  private Canary() {}

  /** Everything that no class of a pure room may do. */
  public static List<Object> sing() {
    return List.of(
        CanaryFriend.friend(),
        Instant.now(),
        Path.of("."),
        java.sql.Types.INTEGER == 4 ? java.sql.JDBCType.INTEGER : "",
        org.jooq.SQLDialect.H2,
        org.apache.james.mime4j.stream.MimeConfig.PERMISSIVE,
        org.jsoup.Jsoup.parse(""),
        new freemarker.template.Version(2, 3, 35),
        org.snakeyaml.engine.v2.api.LoadSettings.builder(),
        picocli.CommandLine.Help.Ansi.AUTO,
        jakarta.mail.Flags.Flag.SEEN,
        io.micronaut.http.HttpStatus.OK);
  }
}
