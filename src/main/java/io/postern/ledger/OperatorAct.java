package io.postern.ledger;

/**
 * What an operator did, for the audit.
 *
 * @param operator who: a login, an address, or {@code cli}
 * @param act kebab-case word, for example mail-released
 * @param subject what it was done to, for example a mail's id or a deal's reference
 * @param detail in words; may be empty
 */
public record OperatorAct(String operator, String act, String subject, String detail) {}
