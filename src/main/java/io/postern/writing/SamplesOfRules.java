package io.postern.writing;

import io.postern.notice.AnybodyNotice;
import io.postern.notice.HelpFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.ManagerNotice.PlanInForce;
import io.postern.notice.ManagerNotice.RuleInForce;
import io.postern.notice.ManagerNotice.WindowFacts;
import io.postern.notice.Notice;
import io.postern.understanding.CommandGuide.Saying;
import io.postern.understanding.CommandWord;
import java.util.List;
import java.util.Map;

/** What people read when they ask how the program works, with facts that could be. */
final class SamplesOfRules {
  private SamplesOfRules() {}

  static void add(Map<String, Notice> all) {
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.ProgramRules(
            List.of(
                new RuleInForce(
                    "OL-1", "off-limits", "decline", "Public bodies cannot be referred.", 34),
                new RuleInForce("MI-1", "minimum", "review", "Deals start at 10,000 EUR.", 0),
                new RuleInForce(
                    "GR-1",
                    "grace",
                    "",
                    "For 14 days after its protection a claim can still be extended.",
                    0)),
            List.of(
                new WindowFacts("PR-1", 120, "Gold", "", true),
                new WindowFacts("PR-3", 60, "", "Proposal", false)),
            90,
            2));
    SampleNotices.put(all, "-none", new ManagerNotice.ProgramRules(List.of(), List.of(), 90, 2));
    SampleNotices.put(
        all,
        "",
        new ManagerNotice.ProgramTerms(
            List.of(
                new PlanInForce("deal", "Acme Tools (NW-1042)", SamplesOfMoney.STANDARD),
                new PlanInForce("program", "", SamplesOfMoney.STANDARD)),
            List.of(SampleDeals.usd("50")),
            "month"));
    SampleNotices.put(all, "-none", new ManagerNotice.ProgramTerms(List.of(), List.of(), "month"));
  }

  static AnybodyNotice.Help help(boolean toManager) {
    List<Saying> sayings =
        toManager
            ? List.of(
                saying(CommandWord.APPROVE, "approve"),
                saying(CommandWord.DECLINE, "decline: \u2026", "reject", "refused"),
                saying(CommandWord.ASK, "ask: \u2026", "question"),
                saying(CommandWord.STAGE, "stage: Demo"),
                saying(CommandWord.WON, "won 48,000 USD"),
                saying(CommandWord.LOST, "lost: \u2026"),
                saying(CommandWord.EXTEND, "extend 60 days", "prolong"),
                saying(CommandWord.CREDIT, "first", "second", "split 60/40", "direct", "none"),
                saying(CommandWord.RELEASE, "approve commission", "release commission"),
                saying(CommandWord.PAID, "paid"),
                saying(CommandWord.NOTE, "note: \u2026", "memo"),
                saying(CommandWord.UNDO, "undo", "revert it"),
                saying(CommandWord.REPORT, "report", "figures"),
                saying(CommandWord.HELP, "help"))
            : List.of(
                saying(CommandWord.STATUS, "status"),
                saying(CommandWord.CORRECT, "contact email: name@company.example"),
                saying(CommandWord.WITHDRAW, "withdraw"),
                saying(CommandWord.DISPUTE, "dispute: \u2026", "objection", "appeal"),
                saying(CommandWord.REFERRALS, "my referrals"),
                saying(CommandWord.COMMISSION, "my commission"),
                saying(CommandWord.LANGUAGE, "language: German"),
                saying(CommandWord.DIGEST, "digest: weekly", "summary"),
                saying(CommandWord.PAUSE, "pause"),
                saying(CommandWord.HELP, "help"));
    return new AnybodyNotice.Help(toManager, HelpFacts.of(sayings));
  }

  private static Saying saying(CommandWord word, String example, String... others) {
    return new Saying(word, example, List.of(others));
  }
}
