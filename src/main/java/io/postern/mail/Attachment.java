package io.postern.mail;

import java.util.Optional;

/**
 * Something that hangs on a mail.
 *
 * @param name the file name as a label only: no path, no control or direction characters; may be
 *     empty
 * @param mediaType lower case, for example {@code text/vcard}
 * @param content decoded bytes
 * @param text the content as text where it is text (vCard, CSV, calendar, plain), within the limits
 * @param inline shown inside the body, as a picture of a signature is
 */
public record Attachment(
    String name, String mediaType, byte[] content, Optional<String> text, boolean inline) {}
