package io.postern.posting;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * A mail ready to be sent, to one person.
 *
 * @param from the envelope's sender; empty for the null sender
 * @param to the envelope's recipient
 * @param mail the rendered mail, the same bytes at each try
 */
public record Parcel(Optional<Address> from, Address to, byte[] mail) {}
