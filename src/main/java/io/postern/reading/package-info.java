/** Bytes to Letter: MIME, charsets, HTML to text, within limits. Nothing throws out of here. */
@NullMarked
package io.postern.reading;

import org.jspecify.annotations.NullMarked;
