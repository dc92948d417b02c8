package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mails of robots and of people, read with the shipped rules. */
final class RobotMails {
  static final AutomaticRules RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().automatic();
  static final Address OURS = Address.of("referrals@northwind.example");

  private RobotMails() {}

  static Letter letter(String mail) {
    return LetterReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  static Optional<DeliveryReport> report(String mail) {
    return DeliveryReports.read(letter(mail), RULES.bounces());
  }

  static Automation judge(String mail) {
    return judge(letter(mail), Envelope.UNKNOWN);
  }

  static Automation judge(Letter letter, Envelope envelope) {
    return AutomaticMail.judge(
        letter, envelope, DeliveryReports.read(letter, RULES.bounces()), RULES, known());
  }

  static Known known() {
    return new Known(
        Known.Role.PARTNER,
        Optional.empty(),
        Set.of(OURS),
        Set.of("northwind.example"),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
