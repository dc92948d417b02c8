/** Raw mail by HTTP POST, as mail providers' inbound webhooks send it. */
@NullMarked
package io.postern.intake.http;

import org.jspecify.annotations.NullMarked;
