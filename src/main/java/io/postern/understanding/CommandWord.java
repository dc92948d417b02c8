package io.postern.understanding;

import io.postern.understanding.Known.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands, by the word that rule files and JSON call them; who may say them. */
public enum CommandWord {
  APPROVE(Heed.ANYWHERE, Role.MANAGER),
  DECLINE(Heed.ANYWHERE, Role.MANAGER),
  ASK(Heed.FIRST, Role.MANAGER),
  NOTE(Heed.LABEL, Role.MANAGER),
  STAGE(Heed.LABEL, Role.MANAGER),
  WON(Heed.FIRST, Role.MANAGER),
  INVOICE_PAID(Heed.LABEL, Role.MANAGER),
  LOST(Heed.FIRST, Role.MANAGER),
  EXTEND(Heed.FIRST, Role.MANAGER, Role.PARTNER),
  ASSIGN(Heed.FIRST, Role.MANAGER),
  CREDIT(Heed.FIRST, Role.MANAGER),
  REOPEN(Heed.ANYWHERE, Role.MANAGER),
  UNDO(Heed.ANYWHERE, Role.MANAGER),
  RELEASE(Heed.LABEL, Role.MANAGER),
  PAID(Heed.LABEL, Role.MANAGER),
  ADJUST(Heed.FIRST, Role.MANAGER),
  LIST(Heed.LABEL, Role.MANAGER),
  REPORT(Heed.LABEL, Role.MANAGER),
  INVITE(Heed.FIRST, Role.MANAGER),
  ACCEPT(Heed.LABEL, Role.MANAGER),
  TIER(Heed.FIRST, Role.MANAGER),
  STATUS(Heed.LABEL, Role.PARTNER),
  WITHDRAW(Heed.ANYWHERE, Role.PARTNER),
  DISPUTE(Heed.FIRST, Role.PARTNER),
  ADD(Heed.LABEL, Role.MANAGER, Role.PARTNER),
  LANGUAGE(Heed.LABEL, Role.PARTNER),
  PAUSE(Heed.FIRST, Role.PARTNER),
  STOP(Heed.FIRST, Role.PARTNER),
  RESUME(Heed.LABEL, Role.PARTNER),
  DIGEST(Heed.LABEL, Role.PARTNER),
  RULES(Heed.LABEL, Role.MANAGER, Role.PARTNER),
  REFERRALS(Heed.LABEL, Role.PARTNER),
  COMMISSION(Heed.LABEL, Role.PARTNER),
  TERMS(Heed.LABEL, Role.MANAGER, Role.PARTNER),
  JOIN(Heed.LABEL, Role.PARTNER),
  KIT(Heed.LABEL, Role.PARTNER),
  HELP(Heed.LABEL, Role.MANAGER, Role.PARTNER),
  CORRECT(Heed.LABEL, Role.PARTNER);

  /** Where in a text its words make one think that it is meant, though no sentence says it. */
  enum Heed {
    /** In any sentence whose subject is not somebody else. */
    ANYWHERE,
    /** At the beginning of the text. */
    FIRST,
    /** At the beginning of the text or of a line, with a colon or alone. */
    LABEL
  }

  private final Heed heed;
  private final Set<Role> roles;

  CommandWord(Heed heed, Role... roles) {
    this.heed = heed;
    this.roles = Set.of(roles);
  }

  Heed heed() {
    return heed;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean of(Role role) {
    return roles.contains(role == Role.STRANGER ? Role.PARTNER : role);
  }

  /** Asking for it changes nothing, so that it may be put as a question. */
  boolean harmless() {
    return switch (this) {
      case STATUS, LIST, REPORT, COMMISSION, TERMS, KIT -> true;
      default -> false;
    };
  }

  public static Optional<CommandWord> ofWord(String word) {
    return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
  }
}
