package io.postern.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Postfix of its own: settings, queue and port. */
final class Postfix implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/sbin/postfix");

  private final Path home;

  private Postfix(Path home) {
    this.home = home;
  }

  /**
   * A border that proves the domains of the town's people, hands what is for the program to the
   * engine, and what is for anybody else to their mailboxes.
   */
  static Postfix between(int port, int enginePort, int mailboxPort) throws Exception {
    // Below /tmp itself, where Postfix's own user may go.
    Path home = Files.createTempDirectory("postern-postfix");
    Files.setPosixFilePermissions(
        home, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String folder : List.of("conf", "queue", "data")) {
      Files.createDirectories(home.resolve(folder));
    }
    run("chown", "postfix", home.resolve("data").toString());
    Path conf = home.resolve("conf");
    Files.writeString(conf.resolve("main.cf"), main(home));
    Files.writeString(conf.resolve("master.cf"), master(port));
    Files.writeString(
        conf.resolve("transport"),
        """
        /^referrals(\\+.*)?@northwind\\.example$/ smtp:[127.0.0.1]:%d
        /./ smtp:[127.0.0.1]:%d
        """
            .formatted(enginePort, mailboxPort));
    Files.writeString(
        conf.resolve("headers"),
        """
        /^Authentication-Results:\\s*mx\\.northwind\\.example/ IGNORE
        /^From:.*@(bright|northwind)\\.example>/ PREPEND Authentication-Results: mx.northwind.example; dmarc=pass header.from=$1.example; dkim=pass header.d=$1.example
        """);
    run(PROGRAM.toString(), "-c", conf.toString(), "start");
    return new Postfix(home);
  }

  private static String main(Path home) {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mx.northwind.example
    mydestination =
    relay_domains = northwind.example
    mynetworks = 127.0.0.0/8
    transport_maps = regexp:%1$s/conf/transport
    header_checks = regexp:%1$s/conf/headers
    smtp_dns_support_level = disabled
    smtp_host_lookup = native
    smtpd_peername_lookup = no
    smtputf8_enable = no
    maillog_file_prefixes = /tmp
    maillog_file = %1$s/log
    """
        .formatted(home);
  }

  private static String master(int port) {
    List<String> lines = new ArrayList<>();
    lines.add("127.0.0.1:" + port + " inet n - n - - smtpd");
    lines.add("pickup unix n - n 60 1 pickup");
    lines.add("qmgr unix n - n 300 1 qmgr");
    lines.add("postlog unix-dgram n - n - 1 postlogd");
    for (String service :
        List.of(
            "rewrite trivial-rewrite",
            "bounce",
            "defer bounce",
            "trace bounce",
            "verify",
            "smtp",
            "relay smtp",
            "error",
            "retry error",
            "discard",
            "scache",
            "anvil")) {
      String[] words = service.split(" ");
      lines.add(words[0] + " unix - - n - - " + words[words.length - 1]);
    }
    lines.add("cleanup unix n - n - 0 cleanup");
    lines.add("flush unix n - n 1000? 0 flush");
    lines.add("showq unix n - n - - showq");
    lines.add("proxymap unix - - n - - proxymap");
    return String.join("\n", lines) + "\n";
  }

  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    // Daemons keep the pipe open: only what comes before the end of the command is of interest.
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", command)
              + ": "
              + new String(
                  process.getInputStream().readNBytes(process.getInputStream().available()),
                  StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run(PROGRAM.toString(), "-c", home.resolve("conf").toString(), "stop");
    run("rm", "-rf", home.toString());
  }
}
