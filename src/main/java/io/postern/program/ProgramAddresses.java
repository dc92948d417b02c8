package io.postern.program;

import io.postern.mail.Address;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a program's mail comes in and goes out.
 *
 * @param intake where partners write to
 * @param replyPattern an address with {@code {token}} in it
 * @param bouncePattern an address with {@code {token}} in it, for the envelope sender
 */
public record ProgramAddresses(Address intake, String replyPattern, String bouncePattern) {
  private static final String SLOT = "{token}";

  /**
   * The patterns of a program that names none: its address with {@code +{token}} and {@code
   * +b{token}}.
   */
  public static ProgramAddresses of(Address intake) {
    return new ProgramAddresses(
        intake,
        intake.local() + "+" + SLOT + "@" + intake.domain(),
        intake.local() + "+b" + SLOT + "@" + intake.domain());
  }

  public Address reply(String token) {
    return Address.of(replyPattern.replace(SLOT, token));
  }

  public Address bounce(String token) {
    return Address.of(bouncePattern.replace(SLOT, token));
  }

  /** What kind of address of ours one is. */
  public sealed interface Kind {
    /** The program's own. */
    record Intake() implements Kind {}

    /** A reply address with what may be a token. */
    record Reply(String token) implements Kind {}

    /** An envelope sender of ours with what may be a token. */
    record Bounce(String token) implements Kind {}
  }

  /** Empty when the address is not this program's. */
  public Optional<Kind> kindOf(Address address) {
    if (address.equals(intake)) {
      return Optional.of(new Kind.Intake());
    }
    // The bounce form first: with the default patterns it also fits the reply form, with a b before
    // the token.
    Optional<Kind> bounce = slot(bouncePattern, address).map(Kind.Bounce::new);
    return bounce.isPresent() ? bounce : slot(replyPattern, address).map(Kind.Reply::new);
  }

  // Tokens are 26 letters and digits of base32; local parts are often lower-cased on the way.
  private static final int TOKEN_LENGTH = 26;

  private static Optional<String> slot(String pattern, Address address) {
    String text = address.key();
    String folded = pattern.toLowerCase(Locale.ROOT);
    int at = folded.indexOf(SLOT);
    String before = folded.substring(0, at);
    String after = folded.substring(at + SLOT.length());
    if (text.length() != before.length() + TOKEN_LENGTH + after.length()
        || !text.startsWith(before)
        || !text.endsWith(after)) {
      return Optional.empty();
    }
    return Optional.of(text.substring(before.length(), text.length() - after.length()));
  }
}
