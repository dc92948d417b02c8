package io.postern.notice;

import io.postern.kit.Problem;
import java.util.Optional;

/**
 * A mail ready to be sent, byte for byte the same at each try.
 *
 * @param bytes the whole mail, CRLF
 * @param subject as it stands in it
 * @param text its text part, kept to recognise it when it is quoted
 * @param html its HTML part, to look at it
 * @param template which template gave it, with where it came from and its hash
 * @param problem what was wrong with the template that should have given it
 */
public record RenderedMail(
    byte[] bytes,
    String subject,
    String text,
    String html,
    String template,
    Optional<Problem> problem) {}
