package io.postern.writing;

import io.postern.notice.Notice;
import java.util.Optional;

/**
 * Who a notice goes to, and who speaks in it.
 *
 * @param to in which role the recipient gets it: the footer says so
 * @param speaker a person whose words or decision it brings; empty when the program speaks
 */
record Voice(Role to, Optional<String> speaker) {
  /** Roles of recipients; a key of the words in lower case. */
  enum Role {
    PARTNER,
    MANAGER,
    ADMIN,
    OTHER
  }

  static Voice of(Notice notice) {
    return switch (notice) {
      case Notice.Approved n -> from(n.managerName());
      case Notice.Declined n -> from(n.managerName());
      case Notice.Question n -> from(n.managerName());
      case Notice.MessageFromManager n -> from(n.managerName());
      case Notice.StageChanged n -> from(n.managerName());
      case Notice.Won n -> from(n.managerName());
      case Notice.Lost n -> from(n.managerName());
      case Notice.Extended n -> from(n.managerName());
      case Notice.Reopened n -> from(n.managerName());
      case Notice.DisputeAnswered n -> from(n.managerName());
      case Notice.CreditDecided n -> from(n.managerName());
      case Notice.MessageFromPartner n -> new Voice(Role.MANAGER, Optional.of(n.contactName()));
      case Notice.CommissionNews n when !n.reason().isEmpty() && n.answerDueAt().isEmpty() ->
          from(n.managerName());
      case Notice.CommissionNews _,
          Notice.MyCommission _,
          Notice.TermsInWords _,
          Notice.Statement _,
          Notice.ReferralReceipt _,
          Notice.NeedsInfo _,
          Notice.Completed _,
          Notice.DeclinedByRule _,
          Notice.NoChange _,
          Notice.RulesInWords _,
          Notice.LanguageSet _,
          Notice.DisputeTaken _,
          Notice.WithdrawalTaken _,
          Notice.ReviewDelayed _,
          Notice.CorrectionTaken _,
          Notice.MessagePassedOn _,
          Notice.StatusAnswer _ ->
          program(Role.PARTNER);
      case Notice.ReviewRequest _,
          Notice.ConflictFound _,
          Notice.DisputeReview _,
          Notice.CommissionDue _,
          Notice.CommissionDisputed _,
          Notice.Stalled _,
          Notice.ReviewEnded _,
          Notice.ExtensionAsked _,
          Notice.CreditReported _,
          Notice.Corrected _,
          Notice.Withdrawn _,
          Notice.Incomplete _,
          Notice.CommandConfirmed _,
          Notice.CommandTooLate _,
          Notice.SomeoneTried _,
          Notice.SenderDenied _,
          Notice.BounceAlert _,
          Notice.DelayAlert _ ->
          program(Role.MANAGER);
      case Notice.ProtectionEnding n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case Notice.Expired n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case Notice.NotUnderstood n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case Notice.NotAllowed n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case Notice.Help n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case Notice.SenderUnknown _, Notice.AnswersJoined _ -> program(Role.OTHER);
      case Notice.SenderUnverified _, Notice.ColleagueUnknown _, Notice.ChallengeAnswered _ ->
          program(Role.PARTNER);
      case Notice.TemplateAlert _, Notice.DailyReport _ -> program(Role.ADMIN);
    };
  }

  private static Voice from(String manager) {
    return new Voice(Role.PARTNER, Optional.of(manager));
  }

  private static Voice program(Role to) {
    return new Voice(to, Optional.empty());
  }
}
