package io.postern.ledger;

import io.postern.deciding.Decision.Actor;
import io.postern.kit.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an event's hash is made of: everything that its row says, and the hash of the event before
 * it on the same deal.
 *
 * @param payload the event as JSON, exactly as its row has it
 * @param at when it happened
 * @param by who caused it
 * @param cause by what
 */
record EventLink(
    String programId,
    long dealId,
    int version,
    String word,
    String payload,
    Instant at,
    Actor by,
    Cause cause) {
  /** The former of a deal's first event. */
  static final String START = "0".repeat(64);

  /**
   * @param mailId the mail that caused it
   * @param mailSha256 hash of that mail's bytes
   * @param tokenId the token that the mail came with
   * @param operator the operator who caused it
   * @param workflow name and version of the workflow that allowed it
   */
  record Cause(
      Optional<Long> mailId,
      Optional<String> mailSha256,
      Optional<Long> tokenId,
      Optional<String> operator,
      String workflow) {}

  String hash(String former) {
    MessageDigest digest = Sha256.begin();
    add(digest, former);
    add(digest, programId);
    add(digest, Long.toString(dealId));
    add(digest, Integer.toString(version));
    add(digest, word);
    add(digest, payload);
    add(digest, Json.time(at));
    add(digest, by.role().name());
    add(digest, by.address().map(Object::toString).orElse(""));
    add(digest, by.level().name());
    add(digest, cause.mailId().map(Object::toString).orElse(""));
    add(digest, cause.mailSha256().orElse(""));
    add(digest, cause.tokenId().map(Object::toString).orElse(""));
    add(digest, cause.operator().orElse(""));
    add(digest, cause.workflow());
    return HexFormat.of().formatHex(digest.digest());
  }

  // With its length before it, no part can pass for the end of another.
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
