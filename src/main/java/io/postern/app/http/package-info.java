/**
 * The HTTP server, when the settings ask for one: health, metrics, and the doors of other rooms.
 */
@NullMarked
package io.postern.app.http;

import org.jspecify.annotations.NullMarked;
