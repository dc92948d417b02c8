package io.postern.identity;

import io.postern.identity.FromLine.Fault;
import io.postern.identity.FromLine.NotPlain;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.List;
import java.util.Locale;

/** Finds the one From field in the raw header, whatever tries to look like it. */
final class FromReader {
  private FromReader() {}

  static FromLine read(RawHeaders headers) {
    if (headers.truncated()) {
      return new NotPlain(Fault.HEADERS_CUT);
    }
    List<RawField> fields = headers.named("From");
    if (fields.size() > 1) {
      return new NotPlain(Fault.SEVERAL_FROM);
    }
    if (headers.fields().stream().anyMatch(FromReader::hides)) {
      return new NotPlain(Fault.HIDDEN_FROM);
    }
    if (fields.isEmpty()) {
      return new NotPlain(Fault.NO_FROM);
    }
    if (headers.fields().stream()
        .anyMatch(
            field ->
                field.is("From")
                    ? bareCr(field.nameAsWritten() + field.value())
                    : endsHeader(field.value()))) {
      return new NotPlain(Fault.BARE_CR);
    }
    RawField from = fields.getFirst();
    if (!from.wellFormed() || !from.nameAsWritten().equalsIgnoreCase("From")) {
      return new NotPlain(Fault.ODD_NAME);
    }
    return MailboxReader.read(from.unfolded());
  }

  // A field named From in disguise, or a line inside another field that some program takes for one.
  private static boolean hides(RawField field) {
    String name = field.nameAsWritten();
    if (!field.is("From") && letters(name).equalsIgnoreCase("from")) {
      return true;
    }
    String whole = field.wellFormed() ? field.value() : name + ":" + field.value();
    if (whole.indexOf('\n') < 0 && whole.indexOf('\r') < 0 && field.wellFormed()) {
      return false;
    }
    // The list of signed fields in a signature may be folded before "from:".
    boolean signature = field.name().toLowerCase(Locale.ROOT).endsWith("-signature");
    for (String line : whole.split("[\r\n]+")) {
      String start = line.strip().toLowerCase(Locale.ROOT);
      if (start.startsWith("from")
          && start.substring(4).strip().startsWith(":")
          && (!signature || start.indexOf('@') >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), 100); i++) {
      char c = name.charAt(i);
      if ((c >= '0' && c <= 'z') && c != ';' && c != '<' && c != '=' && c != '>') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  // A program that ends lines at a bare CR takes two of them for the end of the header.
  private static boolean endsHeader(String value) {
    return value.contains("\r\r") || value.contains("\r\n\r");
  }

  private static boolean bareCr(String text) {
    int cr = text.indexOf('\r');
    while (cr >= 0) {
      if (cr + 1 == text.length() || text.charAt(cr + 1) != '\n') {
        return true;
      }
      cr = text.indexOf('\r', cr + 1);
    }
    return false;
  }
}
