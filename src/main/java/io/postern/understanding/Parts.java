package io.postern.understanding;

import java.util.List;
import java.util.Optional;

/**
 * A mail taken apart into who wrote what. Nothing is lost: every line of the mail is in one part.
 *
 * @param own what the author wrote, without closing and signature; greeting and P.S. included
 * @param closing the closing formula with the name under it ("Cheers, Tom")
 * @param quoted quotes with their attribution lines, in the order of the mail
 * @param signature contact block, device line, disclaimer, footer
 * @param forwarded the mails that are forwarded in it, outermost first
 * @param problems kebab-case codes, for example parts-disagree
 * @param trace what was cut, and why
 */
public record Parts(
    String own,
    String closing,
    String quoted,
    String signature,
    List<Forwarded> forwarded,
    List<String> problems,
    Trace trace) {
  /** Of a mail without text. */
  public static final Parts NONE = new Parts("", "", "", "", List.of(), List.of(), Trace.EMPTY);

  public Parts {
    forwarded = List.copyOf(forwarded);
    problems = List.copyOf(problems);
  }

  /** The same mail with other words of its author. */
  Parts withOwn(String words) {
    return new Parts(words, closing, quoted, signature, forwarded, problems, trace);
  }

  /** The original of a forward, when the mail is one. */
  public Optional<Forwarded> original() {
    return forwarded.stream().findFirst();
  }
}
