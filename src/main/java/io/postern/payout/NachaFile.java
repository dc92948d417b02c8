package io.postern.payout;

import io.postern.commission.payment.BankText;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * ACH credits as a NACHA file (Nacha Operating Rules, appendix three): records of 94 characters, in
 * blocks of ten; companies are paid in a batch CCD, persons in a batch PPD. It has no entry that
 * offsets the credits: the bank takes their sum from the account that it keeps for the sender.
 */
final class NachaFile {
  private static final int BLOCK = 10;
  private static final String CREDITS_ONLY = "220";
  private static final long HASH_DIGITS = 10_000_000_000L;
  private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

  private final PayoutOrder order;
  private final Payers.Ach payer;
  private final List<String> records = new ArrayList<>();
  private int batches;
  private int entries;
  private long hash;

  private NachaFile(PayoutOrder order, Payers.Ach payer) {
    this.order = order;
    this.payer = payer;
  }

  /** What a batch or the file adds up to. */
  private record Sums(int entries, long hash, Money credits) {}

  static byte[] of(PayoutOrder order, Payers.Ach payer) {
    return new NachaFile(order, payer).file().getBytes(StandardCharsets.US_ASCII);
  }

  private String file() {
    header();
    batch("CCD", true);
    batch("PPD", false);
    int blocks = (records.size() + 1 + BLOCK - 1) / BLOCK;
    control(blocks);
    while (records.size() < blocks * BLOCK) {
      records.add("9".repeat(Record.LENGTH));
    }
    return String.join("\n", records) + "\n";
  }

  private void header() {
    records.add(
        new Record("101")
            .put(" " + payer.bank().value(), 10)
            .right(payer.companyId(), 10)
            .put(order.madeAt().format(DAY), 6)
            .put(order.madeAt().format(DateTimeFormatter.ofPattern("HHmm")), 4)
            .put(modifier(), 1)
            .put("094101", 6)
            .put(plain(payer.bankName()), 23)
            .put(plain(payer.company()), 23)
            .put("", 8)
            .text());
  }

  // Two files of one day differ by it.
  private String modifier() {
    int at = (int) ((order.number() - 1) % MODIFIERS.length());
    return MODIFIERS.substring(at, at + 1);
  }

  private void batch(String kind, boolean companies) {
    List<Payment> all = order.batch().payments();
    List<Integer> positions = new ArrayList<>();
    for (int position = 1; position <= all.size(); position++) {
      if (payee(all.get(position - 1)).company() == companies) {
        positions.add(position);
      }
    }
    if (positions.isEmpty()) {
      return;
    }
    batches++;
    records.add(
        new Record("5" + CREDITS_ONLY)
            .put(plain(payer.company()), 16)
            .put("", 20)
            .put(payer.companyId(), 10)
            .put(kind, 3)
            .put("COMMISSION", 10)
            .put(order.payOn().format(DAY), 6)
            .put(order.payOn().format(DAY), 6)
            .put("", 3) // the operator fills in when it settles
            .put("1", 1)
            .put(payer.bank().bank(), 8)
            .number(batches, 7)
            .text());
    long banks = 0;
    Money credits = Money.none(order.batch().currency());
    for (int position : positions) {
      Payment payment = all.get(position - 1);
      entry(position, payment);
      banks += Long.parseLong(payee(payment).bank().bank());
      credits = credits.plus(payment.sum());
    }
    hash += banks;
    endOfBatch(new Sums(positions.size(), banks, credits));
  }

  private void entry(int position, Payment payment) {
    Payee.Ach payee = payee(payment);
    entries++;
    records.add(
        new Record(payee.savings() ? "632" : "622")
            .put(payee.bank().value(), 9)
            .put(payee.account(), 17)
            .number(cents(payment.sum()), 10)
            .put("P" + order.number() + "-" + position, 15)
            .put(plain(payee.holder()), 22)
            .put("", 2)
            .put("0", 1)
            .put(payer.bank().bank(), 8)
            .number(entries, 7)
            .text());
  }

  private void endOfBatch(Sums sums) {
    records.add(
        sums(new Record("8" + CREDITS_ONLY).number(sums.entries(), 6), sums)
            .put(payer.companyId(), 10)
            .put("", 25)
            .put(payer.bank().bank(), 8)
            .number(batches, 7)
            .text());
  }

  private void control(int blocks) {
    Record record = new Record("9").number(batches, 6).number(blocks, 6).number(entries, 8);
    records.add(sums(record, new Sums(entries, hash, order.total())).put("", 39).text());
  }

  private static Record sums(Record record, Sums sums) {
    return record
        .number(sums.hash() % HASH_DIGITS, 10)
        .number(0, 12)
        .number(cents(sums.credits()), 12);
  }

  private static long cents(Money money) {
    return money.amount().multiply(BigDecimal.valueOf(100)).longValueExact();
  }

  private static Payee.Ach payee(Payment payment) {
    if (payment.payee() instanceof Payee.Ach payee) {
      return payee;
    }
    throw new IllegalArgumentException("no account for ACH");
  }

  private static String plain(String text) {
    return BankText.of(text, Record.LENGTH).toUpperCase(Locale.ROOT);
  }

  /** One record while it is filled from its left. */
  private static final class Record {
    static final int LENGTH = 94;
    private final StringBuilder text;

    Record(String begins) {
      text = new StringBuilder(begins);
    }

    /** Letters: spaces behind, and cut where there is no more room. */
    Record put(String value, int width) {
      String cut = value.length() > width ? value.substring(0, width) : value;
      text.append(cut).append(" ".repeat(width - cut.length()));
      return this;
    }

    /** Letters that stand at the right. */
    Record right(String value, int width) {
      text.append(" ".repeat(Math.max(0, width - value.length())));
      return put(value, Math.min(width, value.length()));
    }

    /** A number with zeros before it. */
    Record number(long value, int width) {
      String digits = String.valueOf(value);
      if (value < 0 || digits.length() > width) {
        throw new IllegalArgumentException(value + " has no room in " + width + " digits");
      }
      text.append("0".repeat(width - digits.length())).append(digits);
      return this;
    }

    String text() {
      if (text.length() != LENGTH) {
        throw new IllegalStateException(text.length() + " characters: " + text);
      }
      return text.toString();
    }
  }
}
