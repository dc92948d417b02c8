package io.postern.payout;

import io.postern.commission.payment.BankText;
import io.postern.commission.payment.Bic;
import io.postern.commission.payment.Iban;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import io.postern.commission.payment.Place;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A SEPA credit transfer as ISO 20022 {@code pain.001.001.09}, by the implementation guidelines of
 * the European Payments Council (EPC132-08): one payment information block, charges shared,
 * addresses only in their parts.
 */
final class SepaFile {
  private static final String SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final int NAME = 70;
  private static final int REMITTANCE = 140;

  private final Xml xml = new Xml();
  private final PayoutOrder order;
  private final Payers.Sepa payer;

  private SepaFile(PayoutOrder order, Payers.Sepa payer) {
    this.order = order;
    this.payer = payer;
  }

  static byte[] of(PayoutOrder order, Payers.Sepa payer) {
    return new SepaFile(order, payer).document().getBytes(StandardCharsets.UTF_8);
  }

  private String document() {
    return xml.root(
        "Document",
        SPACE,
        () ->
            xml.in(
                "CstmrCdtTrfInitn",
                () -> {
                  xml.in("GrpHdr", this::header);
                  xml.in("PmtInf", this::block);
                }));
  }

  private void header() {
    xml.put("MsgId", order.id());
    xml.put("CreDtTm", order.madeAt().format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")));
    control();
    xml.in(
        "InitgPty",
        () -> {
          name(payer.name());
          if (!payer.companyId().isEmpty()) {
            xml.in(
                "Id",
                () ->
                    xml.in("OrgId", () -> xml.in("Othr", () -> xml.put("Id", payer.companyId()))));
          }
        });
  }

  private void control() {
    xml.put("NbOfTxs", String.valueOf(order.batch().payments().size()));
    xml.put("CtrlSum", order.total().amount().toPlainString());
  }

  private void block() {
    xml.put("PmtInfId", order.id());
    xml.put("PmtMtd", "TRF");
    xml.put("BtchBookg", "true");
    control();
    xml.in("PmtTpInf", () -> xml.in("SvcLvl", () -> xml.put("Cd", "SEPA")));
    xml.in("ReqdExctnDt", () -> xml.put("Dt", order.payOn().toString()));
    xml.in(
        "Dbtr",
        () -> {
          name(payer.name());
          payer.place().ifPresent(this::address);
        });
    xml.in("DbtrAcct", () -> iban(payer.iban()));
    xml.in("DbtrAgt", () -> bank(payer.bic()));
    xml.put("ChrgBr", "SLEV");
    List<Payment> payments = order.batch().payments();
    for (int position = 1; position <= payments.size(); position++) {
      transfer(position, payments.get(position - 1));
    }
  }

  private void transfer(int position, Payment payment) {
    if (!(payment.payee() instanceof Payee.Sepa payee)) {
      throw new IllegalArgumentException("no account for SEPA");
    }
    xml.in(
        "CdtTrfTxInf",
        () -> {
          xml.in("PmtId", () -> xml.put("EndToEndId", order.endToEnd(position)));
          xml.in("Amt", () -> xml.amount("InstdAmt", payment.sum()));
          payee.bic().ifPresent(_ -> xml.in("CdtrAgt", () -> bank(payee.bic())));
          xml.in(
              "Cdtr",
              () -> {
                name(payee.holder());
                payee.place().ifPresent(this::address);
              });
          xml.in("CdtrAcct", () -> iban(payee.iban()));
          xml.in("RmtInf", () -> xml.put("Ustrd", BankText.of(order.about(position), REMITTANCE)));
        });
  }

  private void name(String name) {
    xml.put("Nm", BankText.of(name, NAME));
  }

  private void iban(Iban iban) {
    xml.in("Id", () -> xml.put("IBAN", iban.value()));
  }

  private void bank(Optional<Bic> bic) {
    xml.in(
        "FinInstnId",
        () ->
            bic.ifPresentOrElse(
                known -> xml.put("BICFI", known.value()),
                () -> xml.in("Othr", () -> xml.put("Id", "NOTPROVIDED"))));
  }

  private void address(Place place) {
    xml.in(
        "PstlAdr",
        () -> {
          part("StrtNm", place.street(), 70);
          part("PstCd", place.postcode(), 16);
          part("TwnNm", place.town(), 35);
          xml.put("Ctry", place.country());
        });
  }

  private void part(String element, String text, int longest) {
    String written = BankText.of(text, longest);
    if (!written.isEmpty()) {
      xml.put(element, written);
    }
  }
}
