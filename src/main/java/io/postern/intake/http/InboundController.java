package io.postern.intake.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** {@code POST /inbound/raw}; there only where the settings have a secret for it. */
@Controller("/inbound/raw")
@Requires(beans = HttpDoor.class)
final class InboundController {
  private final HttpDoor door;

  InboundController(HttpDoor door) {
    this.door = door;
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> raw(HttpRequest<byte[]> request) {
    HttpDoor.Answer answer =
        door.take(
            new HttpDoor.Post(
                request.getRemoteAddress().getAddress().getHostAddress(),
                header(request, "Content-Type").orElse(""),
                header(request, "X-Postern-Timestamp").orElse(""),
                header(request, "X-Postern-Signature").orElse(""),
                header(request, "X-Postern-Event-Id").orElse(""),
                header(request, "X-Postern-Mail-From"),
                header(request, "X-Postern-Rcpt-To"),
                request.getBody().orElse(new byte[0])));
    var response =
        HttpResponse.<String>status(HttpStatus.valueOf(answer.status())).body(answer.text() + "\n");
    return answer.status() == 503 ? response.header("Retry-After", "60") : response;
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}
