package io.postern.writing;

import static io.postern.writing.SampleDeals.APPROVED;
import static io.postern.writing.SampleDeals.CLAIMED;
import static io.postern.writing.SampleNotices.PARTNER;
import static io.postern.writing.SampleNotices.SARA;
import static io.postern.writing.SampleNotices.put;

import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.notice.PlanFacts;
import io.postern.notice.PlanFacts.RateFacts;
import io.postern.partner.Kit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notices by which partners come in, and others on a deal. */
final class SamplesForNewcomers {
  private static final String ROSA = "rosa.kim@brightpath.example";
  private static final String TERMS = "3f9a2c41d0be";
  private static final PlanFacts PLAN =
      new PlanFacts(
          "standard",
          "",
          List.of(new RateFacts(Optional.empty(), 0, "10", List.of())),
          "",
          "closed-won",
          List.of(),
          30,
          90,
          "",
          1);
  private static final Kit KIT =
      new Kit(
          List.of(
              new Kit.KitLink("What Northwind does", "https://northwind.example/partners/start"),
              new Kit.KitLink("Questions and answers", "https://northwind.example/partners/faq")),
          List.of(
              new Kit.KitFile(
                  "one-pager.txt",
                  "text/plain; charset=UTF-8",
                  "Northwind on a page.\n".getBytes(StandardCharsets.UTF_8))));

  private SamplesForNewcomers() {}

  static void add(Map<String, Notice> all) {
    put(
        all,
        "",
        new NewcomerNotice.Invitation(
            PARTNER,
            SARA,
            "It was good to meet you in Hamburg!",
            90,
            2,
            Optional.of(PLAN),
            "month",
            TERMS));
    put(
        all,
        "-plain",
        new NewcomerNotice.Invitation(PARTNER, SARA, "", 90, 2, Optional.empty(), "", TERMS));
    put(all, "", new NewcomerNotice.InvitationReminder(PARTNER, SARA, false, TERMS));
    put(all, "-last", new NewcomerNotice.InvitationReminder(PARTNER, SARA, true, TERMS));
    put(all, "", new ManagerNotice.InvitationCheck(ROSA, PARTNER));
    put(
        all,
        "",
        new ManagerNotice.Application(
            ROSA,
            PARTNER,
            "We are a consultancy of twelve in Hamburg and work for the ports.",
            List.of("Sells to companies of 50 people or more.", "Works in Germany."),
            CLAIMED,
            true));
    put(
        all,
        "-plain",
        new ManagerNotice.Application(
            ROSA, PARTNER, "We advise shops.", List.of(), CLAIMED, false));
    put(all, "", new ManagerNotice.NewcomerWrote(ROSA, PARTNER, "What does it cost?", false));
    put(all, "-applied", new ManagerNotice.NewcomerWrote(ROSA, PARTNER, "Any news?", true));
    put(all, "", new ManagerNotice.NewcomerNews("invited", ROSA, PARTNER, ""));
    for (String what :
        List.of(
            "silent",
            "joined",
            "declined",
            "waiting",
            "accepted",
            "known",
            "ours",
            "dropped",
            "settled")) {
      put(all, "-" + what, new ManagerNotice.NewcomerNews(what, ROSA, PARTNER, ""));
    }
    put(all, "-refused", new ManagerNotice.NewcomerNews("refused", ROSA, PARTNER, "Too far away."));
    put(all, "-answered", new ManagerNotice.NewcomerNews("answered", ROSA, PARTNER, "Nothing."));
    put(all, "", new NewcomerNotice.NewcomerTold("applied", PARTNER, "", SARA));
    put(
        all,
        "-refused",
        new NewcomerNotice.NewcomerTold(
            "refused", PARTNER, "We look for partners in Germany for now.", SARA));
    for (String what : List.of("late", "asked", "declined", "already")) {
      put(all, "-" + what, new NewcomerNotice.NewcomerTold(what, PARTNER, "", SARA));
    }
    put(all, "", new NewcomerNotice.NewcomerAnswer("It costs you nothing.", SARA, true));
    put(all, "-applied", new NewcomerNotice.NewcomerAnswer("Where do you work?", SARA, false));
    put(all, "", new PartnerNotice.Welcome(PARTNER, SARA, false, false, TERMS, KIT));
    put(all, "-applied", new PartnerNotice.Welcome(PARTNER, SARA, true, true, TERMS, Kit.NONE));
    put(all, "", new PartnerNotice.WelcomeKit(KIT, SARA));
    put(all, "-none", new PartnerNotice.WelcomeKit(Kit.NONE, SARA));
    put(all, "", new AnybodyNotice.CollaboratorAdded(APPROVED, false, "Pat Bright", SARA));
    put(all, "-manager", new AnybodyNotice.CollaboratorAdded(APPROVED, true, SARA, SARA));
    put(all, "", new PartnerNotice.CollaboratorAnswer(APPROVED, ROSA, true, SARA));
    put(all, "-asked", new PartnerNotice.CollaboratorAnswer(APPROVED, ROSA, false, SARA));
    put(all, "", new ManagerNotice.CollaboratorAsked(APPROVED, ROSA, PARTNER, "Pat Bright"));
    put(all, "", new PartnerNotice.Nudge(1, false, SARA));
    put(all, "-second", new PartnerNotice.Nudge(2, false, SARA));
    put(all, "-last", new PartnerNotice.Nudge(4, true, SARA));
  }
}
