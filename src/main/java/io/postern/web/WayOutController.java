package io.postern.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.journey.WaysOut;
import java.util.Optional;

/**
 * {@code /unsubscribe/TOKEN}: a GET shows a page and changes nothing, a POST stops mail to many
 * (RFC 8058). Neither sets a cookie, asks for one, or leads elsewhere.
 */
@Controller("/unsubscribe")
@Requires(beans = WaysOut.class)
final class WayOutController {
  private static final String UNKNOWN =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Not found</title></head>
      <body><p>This link is not known here, or too old. Please answer the mail with the word stop.</p></body></html>
      """;

  private final WaysOut waysOut;

  WayOutController(WaysOut waysOut) {
    this.waysOut = waysOut;
  }

  @Get(value = "/{token}", produces = MediaType.TEXT_HTML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> ask(@PathVariable String token) {
    return page(waysOut.ask(token));
  }

  @Post(value = "/{token}", consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> leave(@PathVariable String token) {
    return page(waysOut.leave(token));
  }

  private static HttpResponse<String> page(Optional<String> html) {
    return HttpResponse.<String>status(html.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
        .body(html.orElse(UNKNOWN))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'");
  }
}
