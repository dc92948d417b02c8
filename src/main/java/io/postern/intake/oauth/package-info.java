/** Access tokens for mail accounts that sign in with OAuth 2, to read and to send. */
@NullMarked
package io.postern.intake.oauth;

import org.jspecify.annotations.NullMarked;
