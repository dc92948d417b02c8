package io.postern.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Dovecot of its own, with the program's mailbox. */
final class Dovecot implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

  private final Path home;
  private final int port;

  private Dovecot(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  static Dovecot start(int port) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("postern-dovecot");
    Files.setPosixFilePermissions(
        home, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String folder : List.of("new", "cur", "tmp")) {
      Files.createDirectories(home.resolve("mail").resolve(folder));
    }
    Files.writeString(home.resolve("users"), "referrals:{PLAIN}s3cret\n");
    Files.writeString(
        home.resolve("dovecot.conf"),
        """
        protocols = imap
        listen = 127.0.0.1
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        ssl = no
        disable_plaintext_auth = no
        default_internal_user = dovecot
        default_login_user = dovenull
        mail_location = maildir:%1$s/mail
        mail_uid = nobody
        mail_gid = nogroup
        first_valid_uid = 1
        first_valid_gid = 1
        service imap-login {
          inet_listener imap {
            port = %2$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        passdb {
          driver = passwd-file
          args = scheme=PLAIN %1$s/users
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=%1$s
        }
        """
            .formatted(home, port));
    Postfix.run("chown", "-R", "nobody:nogroup", home.resolve("mail").toString());
    Postfix.run(PROGRAM.toString(), "-c", home.resolve("dovecot.conf").toString());
    return new Dovecot(home, port);
  }

  /** Lines of postern.yml for the key {@code inbound}. */
  String settings() {
    return """
    imap:
      - name: dovecot
        host: 127.0.0.1
        port: %d
        tls: none
        username: referrals
        password: s3cret
        poll: 1s
    """
        .formatted(port);
  }

  /** As a local delivery agent does it. */
  void deliver(String mail) throws IOException, InterruptedException {
    Path written = Files.writeString(home.resolve("mail/tmp/1.postern"), mail);
    Postfix.run("chown", "nobody:nogroup", written.toString());
    Files.move(written, home.resolve("mail/new/1.postern"));
  }

  /** Maildir's flags of the one mail that is there. */
  String flagsOfFirst() throws IOException {
    try (Stream<Path> mails = Files.list(home.resolve("mail/cur"))) {
      String name = mails.findFirst().map(mail -> mail.getFileName().toString()).orElse(":2,");
      return name.substring(name.lastIndexOf(',') + 1);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Postfix.run("/usr/bin/doveadm", "-c", home.resolve("dovecot.conf").toString(), "stop");
    Postfix.run("rm", "-rf", home.toString());
  }
}
