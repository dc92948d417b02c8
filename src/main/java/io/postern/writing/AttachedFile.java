package io.postern.writing;

import io.postern.kit.SpreadsheetCell;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Kit;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/**
 * A file that goes with a mail.
 *
 * @param name as it is saved: letters, digits, dots and dashes
 * @param content what it holds, with its Content-Type
 */
record AttachedFile(String name, BodyPart content) {
  // Without it spreadsheets take the text for one of another character set.
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String HEADINGS =
      "line,deal,kind,about_line,base,share_percent,amount,currency,state,entered,payable_from,plan";

  /** The files that a notice has; most have none. */
  static List<AttachedFile> of(OutgoingMail mail, Words words, Formats formats) {
    if (mail.notice() instanceof MoneyNotice.Statement n) {
      return statement(n, mail, words, formats);
    }
    if (mail.notice() instanceof PartnerNotice.Welcome n) {
      return kit(n.kit());
    }
    return mail.notice() instanceof PartnerNotice.WelcomeKit n ? kit(n.kit()) : List.of();
  }

  private static List<AttachedFile> statement(
      MoneyNotice.Statement statement, OutgoingMail mail, Words words, Formats formats) {
    String name =
        "%s-statement-%s-%s".formatted(mail.program().id(), statement.first(), statement.last());
    byte[] pdf = StatementPdf.write(mail, statement, words, formats);
    return List.of(
        new AttachedFile(name + ".pdf", BodyPart.of("application/pdf", pdf)),
        new AttachedFile(
            name + ".csv",
            BodyPart.of(
                "text/csv; charset=UTF-8; header=present", // RFC 4180 3
                csv(statement.lines(), mail.program()))));
  }

  private static List<AttachedFile> kit(Kit kit) {
    return kit.files().stream()
        .map(file -> new AttachedFile(file.name(), BodyPart.of(file.type(), file.bytes())))
        .toList();
  }

  private static String csv(List<LineFacts> lines, Program program) {
    List<String> rows = new ArrayList<>(List.of(BYTE_ORDER_MARK + HEADINGS));
    for (LineFacts line : lines) {
      rows.add(
          CSVFormat.DEFAULT.format(
              line.number(),
              cell(line.title()),
              line.kind(),
              line.about().map(String::valueOf).orElse(""),
              line.base().amount().toPlainString(),
              line.share(),
              line.amount().amount().toPlainString(),
              line.amount().currency().getCurrencyCode(),
              line.state().toLowerCase(Locale.ROOT).replace('_', '-'),
              line.accruedAt().atZone(program.zone()).toLocalDate(),
              line.heldUntil().atZone(program.zone()).toLocalDate(),
              cell(line.plan())));
    }
    return String.join("\n", rows) + "\n";
  }

  private static String cell(String text) {
    return SpreadsheetCell.harmless(Models.clean(text).replace('\n', ' '));
  }
}
