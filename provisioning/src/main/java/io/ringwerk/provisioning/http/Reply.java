package io.ringwerk.provisioning.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What goes back for a request that was carried out. */
final class Reply {

  static final String JSON = "application/json";
  static final String CSV = "text/csv";

  private final int status;
  private final Optional<String> mediaType;
  private final byte[] body;
  private final Optional<String> location;

  private Reply(int status, Optional<String> mediaType, byte[] body, Optional<String> location) {
    this.status = status;
    this.mediaType = mediaType;
    this.body = body;
    this.location = location;
  }

  static Reply json(int status, Object value) {
    return new Reply(status, Optional.of(JSON), Json.write(value), Optional.empty());
  }

  /** Something was made; it is found at {@code location} from now on (RFC 9110 §15.3.2). */
  static Reply created(Object value, String location) {
    return new Reply(201, Optional.of(JSON), Json.write(value), Optional.of(location));
  }

  static Reply text(int status, String mediaType, String text) {
    return new Reply(
        status, Optional.of(mediaType), text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  static Reply nothing() {
    return new Reply(204, Optional.empty(), new byte[0], Optional.empty());
  }

  void writeTo(Context context) {
    context.status(status);
    location.ifPresent(path -> context.header("Location", path));
    mediaType.ifPresent(context::contentType);
    context.result(body);
  }
}
