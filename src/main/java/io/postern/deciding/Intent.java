package io.postern.deciding;

import io.postern.mail.Automation;
import io.postern.understanding.Orders;
import io.postern.understanding.Referral;
import io.postern.understanding.StageSheet;
import java.util.List;
import java.util.Optional;

/** What the writer of a mail wants, once the mail is read. */
public sealed interface Intent {
  /** New referrals, at least one. */
  record Refer(List<Referral> referrals, String ownText) implements Intent {
    public Refer {
      referrals = List.copyOf(referrals);
    }
  }

  /**
   * New values for a referral that is here already.
   *
   * @param changes only the values that are new
   * @param about the company that the mail names; empty when the conversation says it
   */
  record Correct(Referral changes, Optional<String> about, String ownText) implements Intent {}

  /**
   * Commands that may be carried out.
   *
   * @param message words for the other side
   * @param read the prospect as the same mail was read: what a correction's words are as values
   */
  record Order(List<Orders.Order> orders, Optional<String> message, Optional<Referral> read)
      implements Intent {
    public Order {
      orders = List.copyOf(orders);
    }
  }

  /** Deals are to be moved as a sheet says. */
  record MoveStages(StageSheet sheet) implements Intent {}

  /** Words for the other side. */
  record Say(String text, Optional<String> about) implements Intent {}

  /** Where do things stand? */
  record AskStatus(Optional<String> about) implements Intent {}

  /** A command may be meant; its writer is asked. */
  record Unclear(String why, String words) implements Intent {}

  /** No person wrote it. */
  record Automatic(Automation automation) implements Intent {}

  /** Nothing for a program: advertising, for example. */
  record Ignore(String why) implements Intent {}
}
