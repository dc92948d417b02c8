package io.postern.intake.oauth;

import java.io.IOException;
import java.util.Optional;

/**
 * Remembers refresh tokens that a provider gave in exchange for older ones: Microsoft's live for 90
 * days from their issue, so the one in the settings would end the account after three months.
 */
public interface RefreshTokens {
  /** The newest one that came from {@code configured}; empty when there was none. */
  Optional<String> newest(String configured) throws IOException;

  /** Keeps {@code newest}, which came from {@code configured}. */
  void keep(String configured, String newest) throws IOException;
}
