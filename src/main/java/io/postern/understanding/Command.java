package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.partner.Preferences;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a manager or partner tells Postern to do. */
public sealed interface Command {
  /** What a manager may say. */
  sealed interface OfManager extends Command {}

  /** What a partner may say. */
  sealed interface OfPartner extends Command {}

  record Approve(Optional<Integer> days) implements OfManager {}

  record Decline(String reason) implements OfManager {}

  record Ask(String question) implements OfManager {}

  record Note(String text) implements OfManager {}

  record MoveStage(String stage) implements OfManager {}

  record Won(Money value, Optional<LocalDate> date) implements OfManager {}

  /**
   * The customer has paid.
   *
   * @param amount where it is not what the deal was won with
   */
  record InvoicePaid(Optional<Money> amount, Optional<LocalDate> date) implements OfManager {}

  record Lost(String reason) implements OfManager {}

  /** A manager gives days; a partner gives a reason. */
  record Extend(Optional<Integer> days, Optional<String> reason) implements OfManager, OfPartner {}

  record Assign(Address manager) implements OfManager {}

  /** first, second, split 60/40, direct or none. */
  record Credit(String to) implements OfManager {}

  record Reopen() implements OfManager {}

  record Undo() implements OfManager {}

  /** Commission that is payable will be paid. */
  record Release() implements OfManager {}

  /** Commission that was released is paid. */
  record Paid() implements OfManager {}

  /** The commission of a deal is this, for a reason. */
  record Adjust(Money to, String reason) implements OfManager {}

  /** All that waits for the manager's decision. */
  record ListReviews() implements OfManager {}

  /** The program's figures. */
  record Report() implements OfManager {}

  /**
   * Somebody is asked to become a partner.
   *
   * @param company as it calls itself
   */
  record Invite(Address who, String company) implements OfManager {
    @Override
    public Optional<Address> named() {
      return Optional.of(who);
    }
  }

  /**
   * Who applied becomes a partner.
   *
   * @param company how it is called from now on; empty for the name it applied with
   */
  record Accept(Optional<String> company) implements OfManager {}

  /**
   * A partner is in a tier and stays there, or the rules decide about it again.
   *
   * @param who a contact of the partner
   * @param tier its name as it was written; empty for the rules
   */
  record PinTier(Address who, Optional<String> tier) implements OfManager {
    @Override
    public Optional<Address> named() {
      return Optional.of(who);
    }
  }

  /** Whoever was invited becomes a partner. */
  record Join() implements OfPartner {}

  /** The welcome kit once more. */
  record Kit() implements OfPartner {}

  record Status(Optional<String> company) implements OfPartner {}

  record Withdraw(Optional<String> reason) implements OfPartner {}

  record Dispute(String reason) implements OfPartner {}

  /** Somebody else follows a deal from now on. */
  record AddCollaborator(Address who) implements OfManager, OfPartner {
    @Override
    public Optional<Address> named() {
      return Optional.of(who);
    }
  }

  /** An ISO 639-1 code. */
  record Language(String code) implements OfPartner {}

  record Pause() implements OfPartner {}

  record Stop() implements OfPartner {}

  /** Mail that was paused or stopped comes again. */
  record Resume() implements OfPartner {}

  /** How often news come, gathered in one mail. */
  record Digest(Preferences.Rhythm rhythm) implements OfPartner {}

  /** The rules of engagement in words. */
  record Rules() implements OfManager, OfPartner {}

  /** How all of one's own referrals stand, whatever the conversation is about. */
  record Referrals() implements OfPartner {}

  /** What one has earned. */
  record Commission() implements OfPartner {}

  /** The commission plan in words. */
  record Terms() implements OfManager, OfPartner {}

  record Help() implements OfManager, OfPartner {}

  /** Values as written. */
  record Correct(Map<Field, String> fields) implements OfPartner {
    public Correct {
      fields = Map.copyOf(fields);
    }
  }

  /** Whom it brings in. */
  default Optional<Address> named() {
    return Optional.empty();
  }

  /** The word for it in JSON, rules and logs. */
  default String word() {
    return switch (this) {
      case MoveStage _ -> "stage";
      case InvoicePaid _ -> "invoice-paid";
      case AddCollaborator _ -> "add";
      case ListReviews _ -> "list";
      case PinTier _ -> "tier";
      case Approve _,
          Decline _,
          Ask _,
          Note _,
          Won _,
          Lost _,
          Extend _,
          Assign _,
          Credit _,
          Reopen _,
          Report _,
          Undo _,
          Release _,
          Paid _,
          Adjust _,
          Invite _,
          Accept _,
          Join _,
          Kit _,
          Commission _,
          Terms _,
          Status _,
          Withdraw _,
          Dispute _,
          Language _,
          Pause _,
          Stop _,
          Resume _,
          Digest _,
          Rules _,
          Referrals _,
          Help _,
          Correct _ ->
          getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
