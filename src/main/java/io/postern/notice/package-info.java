/** The mails that Postern owes: one record a notice, named as its template is. */
@NullMarked
package io.postern.notice;

import org.jspecify.annotations.NullMarked;
