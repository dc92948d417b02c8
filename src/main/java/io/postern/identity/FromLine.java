package io.postern.identity;

import io.postern.mail.Address;
import io.postern.mail.RawHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * Who the From line says sent a mail, read so strictly that no two programs can read it in two
 * ways. Only a plain one can prove anybody; whether it does is not decided here.
 */
public sealed interface FromLine {
  /** Exactly one From field with exactly one plain mailbox. */
  record Plain(Address address) implements FromLine {}

  /** Anything else. */
  record NotPlain(Fault fault) implements FromLine {}

  /** Why a From line is not plain. */
  enum Fault {
    NO_FROM("there is no From field"),
    SEVERAL_FROM("there is more than one From field"),
    HIDDEN_FROM("a line in the header looks like a second From field"),
    HEADERS_CUT("the header is too large to be read as a whole"),
    BARE_CR("the header has a carriage return that ends no line"),
    ODD_NAME("the name of the From field is not written plainly"),
    CONTROL_CHARACTER("the From line has a control character"),
    NOT_UTF8("the From line has bytes that are no text"),
    NO_ADDRESS("the From line has no address"),
    SEVERAL_MAILBOXES("the From line names more than one mailbox"),
    GROUP("the From line is a group"),
    SOURCE_ROUTE("the From line has a source route"),
    QUOTED_LOCAL_PART("the local part of the address is quoted"),
    DOMAIN_LITERAL("the domain of the address is a literal"),
    ENCODED_ADDRESS("the From line hides another address in an encoded word"),
    TEXT_AFTER_ADDRESS("there is text after the address in the From line"),
    COMMENT("the From line has a comment that could be taken for an address"),
    MALFORMED("the From line is not a mailbox");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    /** {@code several-from}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
      return words;
    }
  }

  static FromLine read(RawHeaders headers) {
    return FromReader.read(headers);
  }

  /** The one mailbox, when it is plain. */
  default Optional<Address> plain() {
    return switch (this) {
      case Plain plain -> Optional.of(plain.address());
      case NotPlain _ -> Optional.empty();
    };
  }
}
