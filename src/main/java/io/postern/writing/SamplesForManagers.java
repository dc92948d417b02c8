package io.postern.writing;

import static io.postern.writing.SampleDeals.ACME;
import static io.postern.writing.SampleDeals.APPROVED;
import static io.postern.writing.SampleDeals.CLAIMED;
import static io.postern.writing.SampleDeals.DUE;
import static io.postern.writing.SampleDeals.HARBOUR;
import static io.postern.writing.SampleDeals.PROPOSAL;
import static io.postern.writing.SampleDeals.SPARSE;
import static io.postern.writing.SampleDeals.acme;
import static io.postern.writing.SampleNotices.PARTNER;
import static io.postern.writing.SampleNotices.ROSA;
import static io.postern.writing.SampleNotices.SARA;

import io.postern.deal.Field;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.EvidenceFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.RuleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@link SampleNotices} that managers get. */
final class SamplesForManagers {
  private SamplesForManagers() {}

  static void add(Map<String, Notice> all) {
    String own =
        "Hi Sara,\n\nI had lunch with Jordan Blake, COO of Acme Tools. They need a quoting tool"
            + " for 40 people before summer, about 48k USD.\n\nBest, Rosa";
    String email = "rosa@brightpath.example";
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.ReviewRequest(
            List.of(ACME), PARTNER, ROSA, email, List.of(), own, false));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.OpenReviews(
            List.of(
                new Notice.OpenReview(ACME, PARTNER, 1, false, false),
                new Notice.OpenReview(HARBOUR, "Alder & Sons", 1, false, true)),
            12));
    SampleNotices.put(
        all,
        "-one",
        new ManagerNotice.OpenReviews(
            List.of(new Notice.OpenReview(ACME, PARTNER, 0, false, false)), 0));
    SamplesOfFigures.add(all);
    SampleNotices.put(all, "-none", new ManagerNotice.OpenReviews(List.of(), 0));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.StageReport(
            "pipeline.csv",
            List.of(
                new Notice.SheetLine(2, "NW-1042", "PROPOSAL", "moved", Optional.of(PROPOSAL)),
                new Notice.SheetLine(
                    3,
                    "Acme Tools",
                    "CLOSED_WON",
                    "won",
                    Optional.of(acme("APPROVED", "Closed won"))),
                new Notice.SheetLine(4, "Contoso", "DEMO", "no-such-deal", Optional.empty()),
                new Notice.SheetLine(
                    5, "Harbour Foods", "Pilot", "no-such-stage", Optional.of(HARBOUR))),
            12,
            Optional.of(DUE)));
    SampleNotices.put(
        all,
        "-same",
        new ManagerNotice.StageReport("pipeline.csv", List.of(), 3, Optional.empty()));
    SampleNotices.put(
        all, "", new ManagerNotice.NobodyLeft(List.of(APPROVED, HARBOUR), PARTNER, email));
    Notice.ConflictFacts conflict =
        new Notice.ConflictFacts(
            ACME,
            "NW-987",
            "Alder & Sons",
            Instant.parse("2026-01-20T15:08:44Z"),
            "APPROVED",
            95,
            List.of(
                new EvidenceFacts("same-domain", "acmetools.example"),
                new EvidenceFacts("same-name", "ACME Tools Inc.")),
            "earlier",
            2,
            1);
    SampleNotices.put(
        all,
        "-conflict",
        new ManagerNotice.ReviewRequest(
            List.of(ACME), PARTNER, ROSA, email, List.of(conflict), own, false));
    SampleNotices.put(
        all,
        "-two",
        new ManagerNotice.ReviewRequest(
            List.of(ACME, HARBOUR), PARTNER, ROSA, email, List.of(conflict), own, false));
    SampleNotices.put(
        all,
        "-rules",
        new ManagerNotice.ReviewRequest(
            List.of(ACME),
            PARTNER,
            ROSA,
            email,
            List.of(),
            own,
            false,
            List.of(
                new RuleFacts(
                    "NW-1042",
                    "TE-1",
                    "The program covers Germany and Austria.",
                    "+14155550132"))));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.DisputeReview(
            acme("DECLINED", ""), PARTNER, "We introduced them to you in May.", DUE, false));
    SampleNotices.put(
        all, "-reminder", new ManagerNotice.DisputeReview(APPROVED, PARTNER, "", DUE, true));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.ExtensionAsked(APPROVED, PARTNER, "Their board meets in July.", 30, 1));
    SampleNotices.put(all, "", new ManagerNotice.Stalled(PROPOSAL, PARTNER, 45));
    SampleNotices.put(all, "", new ManagerNotice.ReviewEnded(APPROVED, PARTNER, true, "UN-1"));
    SampleNotices.put(
        all,
        "-declined",
        new ManagerNotice.ReviewEnded(acme("DECLINED", ""), PARTNER, false, "UN-1"));
    SampleNotices.put(all, "", new ManagerNotice.ConflictFound(ACME, PARTNER, List.of(conflict)));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.CreditReported(acme("DECLINED", ""), PARTNER, "first", 0, "Tom Ferber"));
    SampleNotices.put(
        all,
        "-reminder",
        new ManagerNotice.ReviewRequest(List.of(ACME), PARTNER, "", email, List.of(), "", true));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.MessageFromPartner(
            Optional.of(APPROVED),
            "Jordan is away until Monday. Better call then.",
            PARTNER,
            ROSA));
    SampleNotices.put(
        all,
        "-no-deal",
        new ManagerNotice.MessageFromPartner(
            Optional.empty(), "Do you also take leads from Austria?", PARTNER, ROSA));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.Corrected(ACME, List.of(Field.CONTACT_EMAIL, Field.DEAL_VALUE), PARTNER));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.Withdrawn(
            acme("WITHDRAWN", ""), Optional.of("They decided to build it themselves."), PARTNER));
    SampleNotices.put(
        all,
        "-plain",
        new ManagerNotice.Withdrawn(acme("WITHDRAWN", ""), Optional.empty(), PARTNER));
    SampleNotices.put(all, "", new ManagerNotice.Incomplete(SPARSE, PARTNER));
    SampleNotices.put(
        all, "-manager", new AnybodyNotice.ProtectionEnding(APPROVED, 3, true, SARA, PARTNER));
    SampleNotices.put(
        all,
        "-manager",
        new AnybodyNotice.GraceBegins(
            APPROVED,
            SampleDeals.PROTECTED.plus(Duration.ofDays(14)),
            SampleDeals.GRACE,
            true,
            SARA,
            PARTNER));
    SampleNotices.put(
        all,
        "-manager",
        new AnybodyNotice.Expired(acme("EXPIRED", ""), Optional.empty(), true, SARA, PARTNER));
    SampleNotices.put(
        all,
        "-manager-tail",
        new AnybodyNotice.Expired(
            SampleDeals.inTail(), Optional.of(SampleDeals.TAIL), true, SARA, PARTNER));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.CommandConfirmed(
            List.of(new Notice.Done(APPROVED, "approve", "")),
            Optional.of(SampleNotices.NOW.plus(Duration.ofMinutes(2)))));
    SampleNotices.put(
        all,
        "-several",
        new ManagerNotice.CommandConfirmed(SampleNotices.everythingDone(), Optional.empty()));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.CommandTooLate(
            APPROVED, "decline", "approved", SARA, SampleNotices.NOW, "not-from-this-status"));
    SampleNotices.put(
        all,
        "-undo",
        new ManagerNotice.CommandTooLate(
            APPROVED, "undo", "approved", SARA, SampleNotices.NOW, "undo-window-passed"));
    SampleNotices.put(
        all, "", new ManagerNotice.SomeoneTried(List.of(ACME), "approve", SampleNotices.NOW));
    SampleNotices.put(all, "", new ManagerNotice.SenderDenied(email, PARTNER, CLAIMED, 4711));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.BounceAlert(
            email, PARTNER, "hard-address", true, "550 5.1.1 no such user", List.of("NW-1042")));
    SampleNotices.put(
        all,
        "-full",
        new ManagerNotice.BounceAlert(
            email, PARTNER, "mailbox-full", false, "552 5.2.2 over quota", List.of("NW-1042")));
    SampleNotices.put(
        all,
        "-given-up",
        new ManagerNotice.BounceAlert(
            email, PARTNER, "mailbox-full", true, "552 5.2.2 over quota", List.of("NW-1042")));
    SampleNotices.put(
        all,
        "-auth",
        new ManagerNotice.BounceAlert(
            email, PARTNER, "auth", false, "550 5.7.26 refused by DMARC", List.of()));
    SampleNotices.put(
        all, "", new ManagerNotice.DelayAlert(email, "Acme Tools (NW-1042)", CLAIMED));
  }
}
