package io.postern.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A hostile or broken mail with what may become of it.
 *
 * @param id for example I03
 * @param title what the trick is
 * @param bytes the mail itself
 * @param maxLevel the highest identity level it may reach
 * @param outcomes the acceptable ones
 * @param mayAnswer whether Postern may answer it
 * @param verified the domain that a border reports as authenticated
 * @param mailFrom empty for the null sender
 * @param recipients envelope recipients; {@code TOKEN…} words in them stand for tokens
 */
public record HostileMail(
    String id,
    String title,
    byte[] bytes,
    int maxLevel,
    Set<String> outcomes,
    boolean mayAnswer,
    Optional<String> verified,
    String mailFrom,
    List<String> recipients) {

  /** The host that the tests' border calls itself by. */
  public static final String BORDER = "mx.in.ref.example";

  private static final String FOLDER = "/letters/hostile/";

  /** All that are mails; those that are talk with an SMTP server are not among them. */
  public static List<HostileMail> all() {
    List<HostileMail> mails = new ArrayList<>();
    for (JsonNode node : manifest().get("cases")) {
      String id = node.get("id").asText();
      if (node.get("kind").asText().equals("eml")) {
        mails.add(read(id, node));
      }
    }
    return mails;
  }

  public static HostileMail of(String id) {
    return all().stream().filter(mail -> mail.id.equals(id)).findFirst().orElseThrow();
  }

  /** The envelope that it came in, as far as its addresses are addresses. */
  public Envelope envelope() {
    return new Envelope(
        true,
        Address.parse(mailFrom),
        recipients.stream().flatMap(text -> Address.parse(text).stream()).toList());
  }

  /** The mail as the border hands it over: with a Received and with what it says of the origin. */
  public byte[] behindBorder() {
    return behindBorder(verified, bytes);
  }

  /** Puts the border's fields on top of a mail. */
  public static byte[] behindBorder(Optional<String> verified, byte[] mail) {
    String results =
        verified
            .map(
                domain ->
                    "spf=pass smtp.mailfrom=%1$s;\r\n\tdkim=pass header.d=%1$s".formatted(domain))
            .orElse("spf=none; dkim=none; dmarc=none");
    String border =
        "Received: from client.example (client.example [192.0.2.7])\r\n\tby "
            + BORDER
            + " with ESMTPS; Mon, 02 Nov 2026 09:00:01 +0000\r\nAuthentication-Results: "
            + BORDER
            + "; "
            + results
            + "\r\n";
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(border.getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(mail);
    return whole.toByteArray();
  }

  @Override
  public String toString() {
    return id + " " + title;
  }

  private static HostileMail read(String id, JsonNode node) {
    JsonNode envelope = node.get("envelope");
    Set<String> outcomes = new TreeSet<>();
    node.get("outcome").forEach(outcome -> outcomes.add(outcome.asText()));
    List<String> recipients = new ArrayList<>();
    envelope.get("rcpt_to").forEach(recipient -> recipients.add(recipient.asText()));
    return new HostileMail(
        id,
        node.get("title").asText(),
        LargeMails.of(id).orElseGet(() -> file(id + ".eml")),
        node.get("max_level").asInt(),
        outcomes,
        node.get("reply").asBoolean(),
        Optional.ofNullable(node.get("verified").textValue()),
        envelope.get("mail_from").asText(),
        recipients);
  }

  private static JsonNode manifest() {
    try {
      return new ObjectMapper().readTree(file("manifest.json"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] file(String name) {
    try (InputStream in = HostileMail.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
