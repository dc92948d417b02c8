/** The stories of a program, told over sockets: mails in, mails out. */
@NullMarked
package io.postern.story;

import org.jspecify.annotations.NullMarked;
