package io.postern.writing;

import static io.postern.writing.SampleDeals.APPROVED;
import static io.postern.writing.SampleDeals.DUE;
import static io.postern.writing.SampleDeals.usd;
import static io.postern.writing.SampleNotices.PARTNER;
import static io.postern.writing.SampleNotices.SARA;

import io.postern.commission.CommissionLine.State;
import io.postern.kit.Money;
import io.postern.notice.ForecastFacts;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import io.postern.notice.PlanFacts;
import io.postern.notice.PlanFacts.RateFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices about money with facts that could be. */
final class SamplesOfMoney {
  static final ForecastFacts FORECAST =
      new ForecastFacts(usd("48000"), usd("4800"), "closed-won", 30);
  static final ForecastFacts AFTER_PAYMENT =
      new ForecastFacts(usd("52500"), usd("5250"), "invoice-paid", 30);

  private static final Instant WON = Instant.parse("2026-05-04T14:20:00Z");
  private static final Instant PAYABLE = Instant.parse("2026-06-03T14:20:00Z");
  private static final Money EURO = Money.of(new BigDecimal("312.50"), "EUR").orElseThrow();

  static final PlanFacts STANDARD =
      plan(
          "Ten percent of the first year.", List.of(percent(Optional.empty(), 0, "10")), "", "", 1);
  static final LineFacts SALE = line(3, "sale", "5250", 100, "HELD", Optional.empty());
  private static final LineFacts SPLIT =
      new LineFacts(
          4,
          "Harbour Foods (NW-1043)",
          "sale",
          Money.of(new BigDecimal("3125"), "EUR").orElseThrow(),
          40,
          EURO,
          "standard",
          "PAYABLE",
          WON,
          PAYABLE,
          PAYABLE,
          Optional.empty());
  private static final LineFacts BACK = line(5, "clawback", "-800", 100, "PAYABLE", Optional.of(1));

  private SamplesOfMoney() {}

  private static LineFacts line(
      int number, String kind, String amount, int share, String state, Optional<Integer> about) {
    return new LineFacts(
        number,
        "Acme Tools (NW-1042)",
        kind,
        usd("52500"),
        share,
        usd(amount),
        "standard",
        state,
        WON,
        PAYABLE,
        WON,
        about);
  }

  static void add(Map<String, Notice> all) {
    List<MoneyFacts> sums =
        List.of(
            new MoneyFacts(State.HELD, usd("5250")),
            new MoneyFacts(State.PAYABLE, EURO),
            new MoneyFacts(State.PAYABLE, usd("-800")),
            new MoneyFacts(State.PAID, usd("800")));
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.MyCommission(true, sums, List.of(SALE, SPLIT, BACK), List.of(usd("50"))));
    SampleNotices.put(
        all, "-none", new MoneyNotice.MyCommission(true, List.of(), List.of(), List.of()));
    SampleNotices.put(
        all, "-no-plan", new MoneyNotice.MyCommission(false, List.of(), List.of(), List.of()));
    terms(all);
    payoutDetails(all);
    news(all);
    paid(all);
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.CommissionDue(
            PARTNER, List.of(SPLIT, BACK), List.of(EURO, usd("-800")), false));
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.ReleaseUnconfirmed(List.of(APPROVED), List.of(usd("12600")), PAYABLE, 30));
    SampleNotices.put(
        all, "-large", new MoneyNotice.CommissionDue(PARTNER, List.of(SPLIT), List.of(EURO), true));
    String reason = "We agreed on 12 percent in January, see Sara's mail.";
    SampleNotices.put(
        all, "", new MoneyNotice.CommissionDisputed(APPROVED, SALE, PARTNER, reason, DUE, false));
    SampleNotices.put(
        all,
        "-reminder",
        new MoneyNotice.CommissionDisputed(APPROVED, SALE, PARTNER, "", DUE, true));
    LocalDate first = LocalDate.of(2026, 5, 1);
    LocalDate last = LocalDate.of(2026, 5, 31);
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.Statement(
            first,
            last,
            List.of(SALE, SPLIT, BACK),
            List.of(EURO, usd("4450")),
            sums,
            List.of(usd("50")),
            Optional.of(SamplesOfTiers.CLIMBING)));
    SampleNotices.put(
        all,
        "-zero",
        new MoneyNotice.Statement(
            first, last, List.of(), List.of(), List.of(), List.of(), Optional.empty()));
  }

  private static void payoutDetails(Map<String, Notice> all) {
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.PayoutDetails(
            PARTNER, "sepa", "DE89 … 3000", Optional.of("NL91 … 4300"), PAYABLE));
    SampleNotices.put(
        all,
        "-first",
        new MoneyNotice.PayoutDetails(
            PARTNER, "paypal", "p…@bright-advisory.example", Optional.empty(), PAYABLE));
  }

  private static void terms(Map<String, Notice> all) {
    SampleNotices.put(
        all, "", new MoneyNotice.TermsInWords(Optional.of(STANDARD), List.of(usd("50")), "month"));
    SampleNotices.put(
        all,
        "-steps",
        new MoneyNotice.TermsInWords(
            Optional.of(
                plan(
                    "",
                    List.of(
                        percent(Optional.of(usd("0")), 0, "8"),
                        percent(Optional.of(usd("100000")), 0, "10")),
                    "year",
                    "month",
                    12)),
            List.of(),
            ""));
    SampleNotices.put(
        all,
        "-deals",
        new MoneyNotice.TermsInWords(
            Optional.of(
                plan(
                    "",
                    List.of(
                        new RateFacts(Optional.empty(), 1, "", List.of(usd("500"), EURO)),
                        percent(Optional.empty(), 4, "7.5")),
                    "quarter",
                    "",
                    1)),
            List.of(),
            "quarter"));
    SampleNotices.put(
        all, "-none", new MoneyNotice.TermsInWords(Optional.empty(), List.of(), "month"));
  }

  private static PlanFacts plan(
      String sentence, List<RateFacts> rates, String span, String every, int times) {
    return new PlanFacts(
        "standard",
        sentence,
        rates,
        span,
        "closed-won",
        List.of(usd("20000")),
        30,
        180,
        every,
        times);
  }

  private static RateFacts percent(Optional<Money> above, int from, String percent) {
    return new RateFacts(above, from, percent, List.of());
  }

  private static void paid(Map<String, Notice> all) {
    Instant at = Instant.parse("2026-05-19T22:00:00Z");
    SampleNotices.put(
        all,
        "",
        new MoneyNotice.InvoicePaid(
            SampleDeals.acme("APPROVED", "Closed won"),
            Optional.empty(),
            at,
            SARA,
            Optional.of(SALE)));
    SampleNotices.put(
        all,
        "-before-won",
        new MoneyNotice.InvoicePaid(
            SampleDeals.acme("APPROVED", "Negotiation"),
            Optional.of(usd("52500")),
            at,
            SARA,
            Optional.empty()));
  }

  private static void news(Map<String, Notice> all) {
    news(all, "", "payable", "", Optional.empty());
    news(all, "-entered", "entered", "", Optional.empty());
    news(all, "-approved", "approved", "", Optional.empty());
    news(all, "-paid", "paid", "", Optional.empty());
    news(all, "-returned", "returned", "The account is closed (AC04).", Optional.empty());
    news(all, "-adjusted", "adjusted", "Twelve percent, as agreed in January.", Optional.empty());
    news(all, "-disputed", "disputed", "We agreed on 12 percent.", Optional.of(DUE));
    news(all, "-stands", "stands", "The plan of the claim counts.", Optional.empty());
  }

  private static void news(
      Map<String, Notice> all, String name, String what, String reason, Optional<Instant> due) {
    List<LineFacts> lines = what.equals("paid") ? List.of(SPLIT, BACK) : List.of(SALE);
    List<Money> sums = what.equals("paid") ? List.of(EURO, usd("-800")) : List.of(usd("5250"));
    SampleNotices.put(
        all, name, new MoneyNotice.CommissionNews(what, lines, sums, reason, SARA, due));
  }
}
