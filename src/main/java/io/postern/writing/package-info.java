/** Notices to bytes: FreeMarker, Markdown and MIME. */
@NullMarked
package io.postern.writing;

import org.jspecify.annotations.NullMarked;
