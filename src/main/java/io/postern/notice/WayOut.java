package io.postern.notice;

import io.postern.mail.Address;
import java.net.URI;
import java.util.Optional;

/**
 * How the reader of a mail to many is rid of such mail.
 *
 * @param mailTo whatever is written there stops it; the address is this reader's own (RFC 2369 3.2)
 * @param page a POST there stops it, a GET only shows a page (RFC 8058); empty where there is no
 *     way in from the web
 */
public record WayOut(Address mailTo, Optional<URI> page) {
  /** Whether mail programs may stop it with one click, without the reader seeing the page. */
  public boolean oneClick() {
    return page.filter(url -> "https".equals(url.getScheme())).isPresent(); // RFC 8058 3.1
  }
}
