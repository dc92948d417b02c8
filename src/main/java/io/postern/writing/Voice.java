package io.postern.writing;

import io.postern.figures.Period;
import io.postern.notice.AdminNotice;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.MoneyNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.notice.TierNotice;
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
    NEWCOMER,
    OWNER,
    OTHER
  }

  static Voice of(Notice notice) {
    return switch (notice) {
      case PartnerNotice.Approved n -> from(n.managerName());
      case PartnerNotice.Declined n -> from(n.managerName());
      case PartnerNotice.Question n -> from(n.managerName());
      case PartnerNotice.MessageFromManager n -> from(n.managerName());
      case PartnerNotice.StageChanged n -> from(n.managerName());
      case PartnerNotice.Won n -> from(n.managerName());
      case PartnerNotice.Lost n -> from(n.managerName());
      case PartnerNotice.Extended n -> from(n.managerName());
      case PartnerNotice.Reopened n -> from(n.managerName());
      case PartnerNotice.DisputeAnswered n -> from(n.managerName());
      case PartnerNotice.CreditDecided n -> from(n.managerName());
      case NewcomerNotice.Invitation n when !n.words().isEmpty() ->
          new Voice(Role.NEWCOMER, Optional.of(n.managerName()));
      case NewcomerNotice.NewcomerAnswer n ->
          new Voice(Role.NEWCOMER, Optional.of(n.managerName()));
      case NewcomerNotice.Invitation _,
          NewcomerNotice.InvitationReminder _,
          NewcomerNotice.NewcomerTold _ ->
          program(Role.NEWCOMER);
      case ManagerNotice.MessageFromPartner n ->
          new Voice(Role.MANAGER, Optional.of(n.contactName()));
      case MoneyNotice.CommissionNews n
          when !n.reason().isEmpty() && n.answerDueAt().isEmpty() && !n.what().equals("returned") ->
          from(n.managerName());
      case MoneyNotice.CommissionNews _,
          MoneyNotice.InvoicePaid _,
          MoneyNotice.MyCommission _,
          MoneyNotice.TermsInWords _,
          MoneyNotice.Statement _,
          MoneyNotice.PayoutDetails _,
          TierNotice.TierNews _,
          PartnerNotice.ReferralReceipt _,
          PartnerNotice.NeedsInfo _,
          PartnerNotice.Completed _,
          PartnerNotice.DeclinedByRule _,
          PartnerNotice.NoChange _,
          PartnerNotice.RulesInWords _,
          PartnerNotice.LanguageSet _,
          PartnerNotice.PreferencesSet _,
          PartnerNotice.Digest _,
          PartnerNotice.DealsHandedOver _,
          PartnerNotice.CollaboratorAnswer _,
          PartnerNotice.DisputeTaken _,
          PartnerNotice.WithdrawalTaken _,
          PartnerNotice.ReviewDelayed _,
          PartnerNotice.CorrectionTaken _,
          PartnerNotice.MessagePassedOn _,
          PartnerNotice.Welcome _,
          PartnerNotice.WelcomeKit _,
          PartnerNotice.Nudge _,
          PartnerNotice.Announcement _,
          PartnerNotice.StatusAnswer _ ->
          program(Role.PARTNER);
      case ManagerNotice.ReviewRequest _,
          ManagerNotice.OpenReviews _,
          ManagerNotice.ProgramRules _,
          ManagerNotice.ProgramTerms _,
          ManagerNotice.StageReport _,
          ManagerNotice.NobodyLeft _,
          ManagerNotice.ConflictFound _,
          ManagerNotice.DisputeReview _,
          TierNotice.PartnerTier _,
          MoneyNotice.CommissionDue _,
          MoneyNotice.ReleaseUnconfirmed _,
          MoneyNotice.CommissionDisputed _,
          ManagerNotice.Stalled _,
          ManagerNotice.ReviewEnded _,
          ManagerNotice.ExtensionAsked _,
          ManagerNotice.CreditReported _,
          ManagerNotice.Corrected _,
          ManagerNotice.Withdrawn _,
          ManagerNotice.Incomplete _,
          ManagerNotice.CommandConfirmed _,
          ManagerNotice.CommandTooLate _,
          ManagerNotice.SomeoneTried _,
          ManagerNotice.SenderDenied _,
          ManagerNotice.CollaboratorAsked _,
          ManagerNotice.InvitationCheck _,
          ManagerNotice.Application _,
          ManagerNotice.NewcomerWrote _,
          ManagerNotice.NewcomerNews _,
          ManagerNotice.BounceAlert _,
          ManagerNotice.DelayAlert _ ->
          program(Role.MANAGER);
      case ManagerNotice.ProgramFigures n ->
          program(n.period() == Period.MONTH ? Role.OWNER : Role.MANAGER);
      case AnybodyNotice.ProtectionEnding n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.GraceBegins n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.Expired n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.CollaboratorAdded n ->
          program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.NotUnderstood n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.NotAllowed n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.Help n -> program(n.toManager() ? Role.MANAGER : Role.PARTNER);
      case AnybodyNotice.SenderUnknown _, PartnerNotice.AnswersJoined _ -> program(Role.OTHER);
      case AnybodyNotice.SenderUnverified _,
          AnybodyNotice.ColleagueUnknown _,
          AnybodyNotice.ChallengeAnswered _ ->
          program(Role.PARTNER);
      case AdminNotice.TemplateAlert _, AdminNotice.DailyReport _ -> program(Role.ADMIN);
    };
  }

  private static Voice from(String manager) {
    return new Voice(Role.PARTNER, Optional.of(manager));
  }

  private static Voice program(Role to) {
    return new Voice(to, Optional.empty());
  }
}
