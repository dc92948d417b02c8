package io.postern.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends referrals of many partners over many connections, and writes down which ones were
 * acknowledged.
 */
public final class SmtpSender {
  /** Numbers that are kept for stories (Ofcom), but for their last three digits. */
  private static final List<String> NOBODYS_PHONES =
      List.of(
          "+44 113 496 0",
          "+44 114 496 0",
          "+44 115 496 0",
          "+44 116 496 0",
          "+44 117 496 0",
          "+44 121 496 0",
          "+44 131 496 0",
          "+44 141 496 0",
          "+44 151 496 0",
          "+44 161 496 0",
          "+44 191 498 0",
          "+44 20 7946 0",
          "+44 29 2018 0",
          "+44 1632 960");

  private static final int MAILS_A_CONNECTION = 50;
  private static final String BORDER = "mx.northwind.example";

  private final int port;
  private final Path acknowledged;
  private final int partners;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param acknowledged where the Message-ID of each mail that got its 250 is written, with the
   *     time
   * @param partners how many partners the mails come from
   */
  public SmtpSender(int port, Path acknowledged, int partners) {
    this.port = port;
    this.acknowledged = acknowledged;
    this.partners = partners;
  }

  /**
   * Sends mails {@code first} to {@code first + count - 1}; one that is not acknowledged is sent
   * again, as senders do.
   *
   * @return how many were acknowledged
   */
  public int send(int first, int count, int connections) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger(first);
    int before = done.get();
    try (BufferedWriter log =
        Files.newBufferedWriter(
            acknowledged, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        threads.add(Thread.ofVirtual().start(() -> sendSome(next, first + count, log)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    return done.get() - before;
  }

  /** How many were acknowledged so far. */
  int acknowledged() {
    return done.get();
  }

  private void sendSome(AtomicInteger next, int end, BufferedWriter log) {
    int number = next.getAndIncrement();
    while (number < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        expect(in, "220");
        ask(in, out, "EHLO sender.example", "250");
        for (int i = 0; i < MAILS_A_CONNECTION && number < end; i++) {
          sendOne(number, in, out);
          done.incrementAndGet();
          synchronized (log) {
            log.write(System.currentTimeMillis() + "\t" + id(number) + "\n");
            log.flush();
          }
          number = next.getAndIncrement();
        }
        ask(in, out, "QUIT", "221");
      } catch (IOException gone) {
        // Not acknowledged: that mail may or may not be there, and is sent again.
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(20);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void sendOne(int number, BufferedReader in, OutputStream out) throws IOException {
    ask(in, out, "MAIL FROM:<" + partner(number) + ">", "250");
    ask(in, out, "RCPT TO:<referrals@northwind.example>", "250");
    ask(in, out, "DATA", "354");
    out.write(mail(number).getBytes(StandardCharsets.UTF_8));
    ask(in, out, ".", "250");
  }

  static String id(int number) {
    return "<load-" + number + "@sender.example>";
  }

  private String partner(int number) {
    return "partner" + number % partners + "@p" + number % partners + ".example";
  }

  // Prospects with one telephone meet each other: each thousand has an area of its own.
  private static String phone(int number) {
    return NOBODYS_PHONES.get(number / 1000 % NOBODYS_PHONES.size());
  }

  String mail(int number) {
    String plain =
        """
        Hi,

        here is a new one for you:

        Company: Prospect %1$d Ltd
        Website: www.prospect%1$d.example
        Contact: Jane Doe
        Email: jane.doe@prospect%1$d.example
        Phone: %2$s%3$03d
        Value: %4$d EUR

        They look for a better way to plan their stock, and want to start in spring.

        Cheers,
        Pat
        """
            .formatted(number, phone(number), number % 1000, 10_000 + number % 90_000);
    boolean html = number % 10 == 0;
    String body = html ? Outlook.html(plain) : plain;
    return """
    Received: from p.example by %s with ESMTPS; Sun, 22 Nov 2026 10:00:00 +0000
    Authentication-Results: %s; dkim=pass header.d=p%d.example; spf=pass smtp.mailfrom=p%d.example; dmarc=pass header.from=p%d.example
    From: Pat Partner <%s>
    To: referrals@northwind.example
    Subject: Referral: Prospect %d Ltd
    Date: Sun, 22 Nov 2026 10:00:00 +0000
    Message-ID: %s
    MIME-Version: 1.0
    Content-Type: text/%s; charset=utf-8
    Content-Transfer-Encoding: 8bit

    %s
    """
        .formatted(
            BORDER,
            BORDER,
            number % partners,
            number % partners,
            number % partners,
            partner(number),
            number,
            id(number),
            html ? "html" : "plain",
            body)
        .replace("\n", "\r\n");
  }

  private static void ask(BufferedReader in, OutputStream out, String line, String code)
      throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    expect(in, code);
  }

  private static void expect(BufferedReader in, String code) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("closed");
      }
    } while (line.length() > 3 && line.charAt(3) == '-');
    if (!line.startsWith(code)) {
      throw new IOException("expected " + code + ", got " + line);
    }
  }

  /** {@code SmtpSender PORT ACKNOWLEDGED-FILE PARTNERS FIRST COUNT CONNECTIONS}. */
  public static void main(String[] args) throws Exception {
    try {
      int done =
          new SmtpSender(Integer.parseInt(args[0]), Path.of(args[1]), Integer.parseInt(args[2]))
              .send(
                  Integer.parseInt(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]));
      System.out.println("acknowledged " + done);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
