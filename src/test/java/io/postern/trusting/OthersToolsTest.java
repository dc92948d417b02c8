package io.postern.trusting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.ArcChain;
import io.postern.identity.Authentication.Check;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.mail.RawHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our checks beside tools of other people: python3-dkim and OpenDKIM sign and seal, libspf2's
 * spfquery judges. Skipped where Debian's packages are missing.
 */
class OthersToolsTest {
  private static final Path DKIMPY = Path.of("/usr/bin/dkimsign");
  private static final Path OPENDKIM = Path.of("/usr/sbin/opendkim-testmsg");
  private static final Path SPFQUERY = Path.of("/usr/bin/spfquery");

  private static final String HEADER =
      """
      From: "Pat  Bright"   <pat@bright.example>
      To: referrals@northwind.example,
      \ttwo@northwind.example
      Subject: A lead:\t Acme   Tools
        and more
      Date: Sun, 22 Nov 2026 10:00:00 +0000
      Message-ID: <a@bright.example>

      """;
  private static final List<String> BODIES =
      List.of(
          "One line\n",
          "",
          "Blank lines behind\n\n\n\n",
          "Spaces \t at   the end  \n . \n..dots\n\n  and a tab\t\n",
          "Gr\u00fc\u00dfe, M\u00fcller\n");

  @TempDir Path folder;

  private final Zone zone = new Zone();
  private static final Signer BRIGHT = new Signer("bright.example", 2048);

  private static void assumeThereIs(Path program) {
    Assumptions.assumeTrue(Files.isExecutable(program), () -> "needs " + program);
  }

  @Test
  void whatPythonsDkimSignsPassesAndWhatWasChangedDoesNot() throws Exception {
    assumeThereIs(DKIMPY);
    BRIGHT.publish(zone, "");
    Path key = Files.writeString(folder.resolve("key.pem"), BRIGHT.pem());
    for (String header : List.of("simple", "relaxed")) {
      for (String content : List.of("simple", "relaxed")) {
        for (String body : BODIES) {
          if (body.isEmpty() && content.equals("relaxed")) {
            continue; // jDKIM hashes a line end there (RFC 6376 3.4.4 has none), so it never passes
          }
          byte[] mail = (HEADER + body).replace("\n", "\r\n").getBytes(ISO_8859_1);
          String signed =
              new String(
                  run(
                      mail,
                      DKIMPY,
                      "--hcanon",
                      header,
                      "--bcanon",
                      content,
                      "s1",
                      "bright.example",
                      key),
                  ISO_8859_1);
          String how = header + "/" + content + ": " + body;
          assertEquals("pass", verdict(signed), how);
          assertEquals("fail", verdict(signed + "P.S.\r\n"), how);
          assertEquals("fail", verdict(signed.replace("Acme", "Evil")), how);
        }
      }
    }
  }

  @Test
  void whatPythonsDkimSignsWithEd25519Passes() throws Exception {
    assumeThereIs(DKIMPY);
    assumeThereIs(Path.of("/usr/lib/python3/dist-packages/nacl"));
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    zone.add(
        "s1._domainkey.bright.example",
        Dns.Type.TXT,
        "v=DKIM1; k=ed25519; p=" + last32(keys.getPublic().getEncoded()));
    Path key = Files.writeString(folder.resolve("seed"), last32(keys.getPrivate().getEncoded()));
    for (String body : BODIES.subList(2, BODIES.size())) {
      byte[] mail = (HEADER + body).replace("\n", "\r\n").getBytes(ISO_8859_1);
      String signed =
          new String(
              run(mail, DKIMPY, "--signalg", "ed25519-sha256", "s1", "bright.example", key),
              ISO_8859_1);
      assertTrue(signed.contains("a=ed25519-sha256"), signed);
      assertEquals("pass", verdict(signed), body);
      assertEquals("fail", verdict(signed + "P.S.\r\n"), body);
      assertEquals("fail", verdict(signed.replace("Acme", "Evil")), body);
    }
  }

  @Test
  void whatPythonsDkimSealsIsGoodAndWhatWasChangedIsNot() throws Exception {
    assumeThereIs(DKIMPY);
    assumeThereIs(Path.of("/usr/bin/arcsign"));
    Path script = folder.resolve("seal.py");
    try (InputStream in = getClass().getResourceAsStream("/arc/seal.py")) {
      Files.write(script, in.readAllBytes());
    }
    for (String body : BODIES.subList(3, BODIES.size())) {
      String mail = (HEADER + body).replace("\n", "\r\n");
      int number = 0;
      for (String host : List.of("one.example", "two.example", "three.example")) {
        Signer signer = new Signer(host, 1024);
        zone.remove("s1._domainkey." + host, Dns.Type.TXT);
        signer.publish(zone, "");
        Path key = Files.writeString(folder.resolve(host), signer.pem());
        String found =
            "Authentication-Results: %s; %sspf=pass smtp.mailfrom=pat@bright.example\r\n"
                .formatted(host, number == 0 ? "" : "arc=pass; ");
        mail =
            new String(
                run(
                    (found + mail).getBytes(ISO_8859_1),
                    "/usr/bin/python3",
                    script,
                    "s1",
                    host,
                    key,
                    host),
                ISO_8859_1);
        number++;
        assertEquals(ArcCheck.Verdict.PASS, sealed(mail, number), body);
        assertEquals(ArcCheck.Verdict.FAIL, sealed(mail + "P.S.\r\n", number), body);
        assertEquals(ArcCheck.Verdict.FAIL, sealed(mail.replace("Acme", "Evil"), number), body);
        assertEquals(
            ArcCheck.Verdict.FAIL, sealed(mail.replace("i=1; one.", "i=1; won."), number), body);
      }
    }
  }

  private ArcCheck.Verdict sealed(String mail, int number) {
    byte[] bytes = mail.getBytes(ISO_8859_1);
    RawHeaders headers = RawHeaders.of(bytes);
    ArcChain chain = ArcChain.of(headers).orElseThrow();
    assertEquals(number, chain.sets().size());
    return ArcCheck.of(chain, bytes, headers, zone);
  }

  private static String last32(byte[] encoded) {
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  @Test
  void weakSignaturesOfOthersAreNoPass() throws Exception {
    assumeThereIs(OPENDKIM);
    BRIGHT.publish(zone, "");
    Path key = Files.writeString(folder.resolve("key.pem"), BRIGHT.pem());
    byte[] mail = (HEADER + "One line\n").getBytes(ISO_8859_1);

    String signed =
        new String(run(mail, OPENDKIM, "-d", "bright.example", "-k", key, "-s", "s1"), ISO_8859_1);

    assertTrue(signed.contains("a=rsa-sha1"), signed);
    assertEquals("policy", verdict(signed.replace("\r\n", "\n").replace("\n", "\r\n")));
  }

  private String verdict(String mail) {
    byte[] bytes = mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(ISO_8859_1);
    List<Check> checks = DkimCheck.of(bytes, RawHeaders.of(bytes), zone);
    assertEquals(List.of("bright.example"), checks.stream().map(Check::domain).toList());
    return checks.getFirst().verdict();
  }

  @Test
  void spfqueryJudgesAsWeDo() throws Exception {
    assumeThereIs(SPFQUERY);
    Assumptions.assumeTrue(
        ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
        "needs root, for a resolv.conf of its own");
    Map<String, String> records = records();
    records.forEach((domain, record) -> zone.add(domain, Dns.Type.TXT, record));
    zone.add("host.example", Dns.Type.A, "192.0.2.10")
        .add("host.example", Dns.Type.AAAA, "2001:db8::10")
        .add("mx.example", Dns.Type.MX, "host.example")
        .add("192.0.2.10.ok.example", Dns.Type.A, "127.0.0.2")
        .add("10.2.0.192.in-addr.arpa", Dns.Type.PTR, "host.example");
    List<String> ips = List.of("192.0.2.10", "192.0.2.77", "198.51.100.1", "2001:db8::10");
    List<String> cases = new ArrayList<>();
    StringBuilder script =
        new StringBuilder("mount --bind " + resolver() + " /etc/resolv.conf || exit 9\n");
    List<String> ours = new ArrayList<>();
    for (String domain : records.keySet()) {
      for (String ip : ips) {
        cases.add(domain + " \"" + records.get(domain) + "\" from " + ip);
        ours.add(spf(domain, ip));
        script.append(
            "%s -ip %s -sender pat@%s -helo helo.example 2>/dev/null | grep -E -m1 '^(pass|fail|softfail|neutral|none|permerror|[(]invalid[)])'%n"
                .formatted(SPFQUERY, ip, domain));
      }
    }

    List<String> theirs;
    try (ZoneServer _ = new ZoneServer(zone, 53)) {
      theirs =
          new String(run(new byte[0], "unshare", "-m", "sh", "-c", script), UTF_8).lines().toList();
    } catch (BindException taken) {
      Assumptions.abort("port 53 is taken: " + taken.getMessage());
      return;
    }

    for (int i = 0; i < cases.size(); i++) {
      String theirOwn = theirs.get(i).equals("(invalid)") ? "permerror" : theirs.get(i);
      assertEquals(theirOwn, ours.get(i), cases.get(i));
    }
  }

  private static Map<String, String> records() {
    Map<String, String> records = new LinkedHashMap<>();
    records.put("ip.example", "v=spf1 ip4:192.0.2.0/26 ip6:2001:db8::/64 -all");
    records.put("a.example", "v=spf1 a:host.example ~all");
    records.put("mx.example", "v=spf1 mx ?all");
    records.put("wide.example", "v=spf1 a:host.example/24//96 -all");
    records.put("inc.example", "v=spf1 include:ip.example -all");
    records.put("not.example", "v=spf1 -include:ip.example +all");
    records.put("red.example", "v=spf1 redirect=ip.example");
    records.put("lost.example", "v=spf1 redirect=nowhere.example");
    records.put("exists.example", "v=spf1 exists:%{i}.ok.example -all");
    records.put("macro.example", "v=spf1 exists:%{i}.%{l1r-}.%{d2}.test ip4:192.0.2.77 -all");
    records.put("ptr.example", "v=spf1 ptr:host.example -all");
    records.put("open.example", "v=spf1");
    records.put("bad.example", "v=spf1 ip4:192.0.2.300 -all");
    records.put("worse.example", "v=spf1 nothing:at.all -all");
    records.put("other.example", "some text");
    return records;
  }

  private Path resolver() throws IOException {
    return Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
  }

  private String spf(String domain, String ip) {
    Envelope envelope =
        new Envelope(
            true,
            "pat@" + domain,
            Address.parse("pat@" + domain),
            List.of(),
            Optional.of(new Peer(ip, "helo.example")));
    return SpfCheck.of(envelope, new Allowance(zone)).orElseThrow().verdict();
  }

  private static byte[] run(byte[] input, Object... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    for (Object word : command) {
      words.add(word.toString());
    }
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    }
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), () -> words + ": " + new String(output, UTF_8));
    return output;
  }
}
