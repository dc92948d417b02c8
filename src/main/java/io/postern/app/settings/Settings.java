package io.postern.app.settings;

import io.postern.program.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator sets, from {@code postern.yml}; paths are absolute.
 *
 * @param file where it was read from
 * @param dataDir the embedded database, the socket, files in transit
 * @param database a database server; empty for embedded H2 in {@code dataDir}
 * @param inbound the ways in
 * @param outbound the way out
 * @param http the HTTP doors; empty for none
 * @param folders where admins keep their templates and rules, for all programs
 * @param programs at least one
 */
public record Settings(
    Path file,
    Path dataDir,
    Optional<Database> database,
    Inbound inbound,
    Outbound outbound,
    Optional<Http> http,
    Folders folders,
    List<ProgramSettings> programs) {
  public Settings {
    programs = List.copyOf(programs);
  }

  /**
   * @param url JDBC, PostgreSQL
   * @param username empty when the URL or the server says it
   * @param password likewise
   */
  public record Database(String url, Optional<String> username, Optional<Secret> password) {}

  /**
   * @param host the address that is bound
   * @param port 0 lets the system choose
   * @param publicUrl how the world reaches these doors; empty for not at all
   */
  public record Http(String host, int port, Optional<URI> publicUrl) {}

  /**
   * Own copies of what comes with Postern, file by file.
   *
   * @param templates a directory; empty for none
   * @param inboundRules a directory; empty for none
   */
  public record Folders(Optional<Path> templates, Optional<Path> inboundRules) {}

  /**
   * @param program the program and its terms
   * @param folders what stands before the folders of all programs
   * @param workflow the name of its workflow file
   * @param kit the directory of what new partners get; empty for none
   * @param stages the folder into which a CRM writes its sheets of stages; empty for none
   */
  public record ProgramSettings(
      Program program,
      Folders folders,
      String workflow,
      Optional<Path> kit,
      Optional<Path> stages) {}

  /**
   * The way out.
   *
   * @param smtp the relay that takes the mail
   * @param undoWindow how long a partner's notice of a decision waits, where a program says nothing
   */
  public record Outbound(SmtpOut smtp, Duration undoWindow) {}

  /**
   * @param host the relay
   * @param port the relay's
   * @param tls how the connection is protected
   * @param login empty when the relay trusts this host
   * @param connections how many at once
   */
  public record SmtpOut(String host, int port, Tls tls, Optional<Login> login, int connections) {}

  /** How a connection is protected. */
  public enum Tls {
    NONE,
    STARTTLS,
    IMPLICIT
  }

  /** How Postern says who it is to a mail server. */
  public sealed interface Login {
    /** A user name with a password. */
    record Password(String username, Secret password) implements Login {}

    /**
     * OAuth 2 with a refresh token (XOAUTH2).
     *
     * @param tokenUrl where a refresh token is changed for an access token
     */
    record OAuth(
        String username,
        URI tokenUrl,
        String clientId,
        Optional<Secret> clientSecret,
        Secret refreshToken)
        implements Login {}
  }

  /** The templates' directories, the program's own first. */
  public List<Path> templatesOf(ProgramSettings program) {
    return firstOwn(program.folders().templates(), folders.templates());
  }

  /** The rules' directories, the program's own first. */
  public List<Path> inboundRulesOf(ProgramSettings program) {
    return firstOwn(program.folders().inboundRules(), folders.inboundRules());
  }

  private static List<Path> firstOwn(Optional<Path> own, Optional<Path> ofAll) {
    return java.util.stream.Stream.concat(own.stream(), ofAll.stream()).toList();
  }
}
