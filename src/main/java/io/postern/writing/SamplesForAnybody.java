package io.postern.writing;

import static io.postern.writing.SampleDeals.ACME;
import static io.postern.writing.SampleDeals.APPROVED;
import static io.postern.writing.SampleDeals.CLAIMED;
import static io.postern.writing.SampleDeals.HARBOUR;
import static io.postern.writing.SampleNotices.NOW;
import static io.postern.writing.SampleNotices.PROOF;
import static io.postern.writing.SampleNotices.put;

import io.postern.notice.AdminNotice;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import java.util.List;
import java.util.Map;

/** Sample notices for whoever wrote, and for admins. */
final class SamplesForAnybody {
  private SamplesForAnybody() {}

  static void add(Map<String, Notice> all) {
    put(
        all,
        "",
        new AnybodyNotice.NotUnderstood(
            List.of(APPROVED), true, "not-understood", "Aprove, but only for a month"));
    put(
        all,
        "-which",
        new AnybodyNotice.NotUnderstood(List.of(ACME, HARBOUR), true, "which-deal", "approve"));
    put(
        all,
        "-partner",
        new AnybodyNotice.NotUnderstood(List.of(ACME, HARBOUR), false, "which-deal", "withdraw"));
    put(all, "", new AnybodyNotice.NotAllowed(List.of(ACME), false, "approve", "managers-only"));
    put(all, "-manager", new AnybodyNotice.NotAllowed(List.of(ACME), true, "approve", "no-token"));
    put(all, "-stage", new AnybodyNotice.NotAllowed(List.of(ACME), true, "stage", "no-such-stage"));
    put(all, "", SamplesOfRules.help(false));
    put(all, "-manager", SamplesOfRules.help(true));
    put(all, "", new AnybodyNotice.SenderUnknown(CLAIMED, false));
    put(all, "-colleague", new AnybodyNotice.SenderUnknown(CLAIMED, true));
    put(all, "", new AnybodyNotice.SenderUnverified(CLAIMED));
    String colleague = "kim@brightpath.example";
    put(all, "", new AnybodyNotice.ColleagueUnknown(colleague, CLAIMED));
    put(all, "", new AnybodyNotice.ChallengeAnswered(colleague, CLAIMED, true, true, false));
    put(all, "-no", new AnybodyNotice.ChallengeAnswered(colleague, CLAIMED, true, false, false));
    put(
        all,
        "-denied",
        new AnybodyNotice.ChallengeAnswered(colleague, CLAIMED, false, false, false));
    put(all, "-late", new AnybodyNotice.ChallengeAnswered(colleague, CLAIMED, false, true, true));
    put(
        all,
        "",
        new AdminNotice.TemplateAlert(
            "approved", "templates/de/approved.md", 7, "there is no deal.titel"));
    put(
        all,
        "",
        new PartnerNotice.AnswersJoined(
            List.of(
                new Notice.UnansweredMail(CLAIMED, "Acme Tools (NW-1042)", "message-passed-on"),
                new Notice.UnansweredMail(NOW, "Any news?", "status-answered"))));
    put(
        all,
        "",
        new AdminNotice.DailyReport(
            List.of(
                new Notice.HeldMail(
                    4711, "sender-unproven", "rosa@brightpath.example", "Referral: Acme", CLAIMED),
                new Notice.HeldMail(4702, "sender-unusable", "", "", CLAIMED)),
            22,
            List.of(
                new Notice.FailedNotice(
                    881, "rosa@brightpath.example", "Acme Tools (NW-1042)", "FAILED", CLAIMED)),
            1,
            List.of(
                new AdminNotice.Refused(
                    "auth", 3, "550 5.7.26 the mail does not pass the DMARC rule of its sender")),
            PROOF.sha256(),
            NOW));
    put(
        all,
        "-quiet",
        new AdminNotice.DailyReport(List.of(), 0, List.of(), 0, List.of(), PROOF.sha256(), NOW));
  }
}
