package io.postern.notice;

import java.util.Optional;

/** What people are told who may become partners. */
public sealed interface NewcomerNotice extends Notice {
  /**
   * Will you refer customers to us? With the terms in short, and how to join.
   *
   * @param company of who is invited, as the manager named it
   * @param words the manager's own; may be empty
   * @param protectionDays how long an approved referral is safe
   * @param reviewDays working days within which a referral is decided
   * @param plan what a referral earns; empty where nothing is paid
   * @param statements month or quarter of the statements; empty for none
   * @param termsVersion which terms these are
   */
  record Invitation(
      String company,
      String managerName,
      String words,
      int protectionDays,
      int reviewDays,
      Optional<PlanFacts> plan,
      String statements,
      String termsVersion)
      implements NewcomerNotice {}

  /**
   * The invitation is still open.
   *
   * @param last whether no other word follows
   * @param termsVersion which terms are accepted by joining
   */
  record InvitationReminder(String company, String managerName, boolean last, String termsVersion)
      implements NewcomerNotice {}

  /**
   * What became of an answer, or of an application.
   *
   * @param what applied, late, asked, declined, refused or already
   * @param words a manager's reason; may be empty
   */
  record NewcomerTold(String what, String company, String words, String managerName)
      implements NewcomerNotice {}

  /**
   * A manager answers.
   *
   * @param invited whether a yes is all that is needed to join
   */
  record NewcomerAnswer(String text, String managerName, boolean invited)
      implements NewcomerNotice {}
}
