package io.ringwerk.provisioning.http;

import io.javalin.http.Context;
import io.ringwerk.provisioning.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request for a route: its parameters and its body, checked. Whatever is wrong with them ends
 * in a {@link RefusedException}.
 */
final class Call {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

  private final Context context;
  private final Route route;
  private final HttpSettings settings;

  Call(Context context, Route route, HttpSettings settings) {
    this.context = context;
    this.route = route;
    this.settings = settings;
    refuseUnknownParameters();
  }

  /** The value of a parameter in the path. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** The value of a query parameter, if it was given. */
  Optional<String> query(QueryParameter parameter) {
    List<String> values = context.queryParams(parameter.name());
    if (values.size() > 1) {
      throw malformed(
          "the parameter " + parameter.name() + " was given more than once", "give it once");
    }
    return values.stream().findFirst();
  }

  /** Whether a flag was given as {@code true}. */
  boolean flag(QueryParameter parameter) {
    Optional<String> value = query(parameter);
    if (value.isEmpty() || value.get().equals("false")) {
      return false;
    }
    if (value.get().equals("true")) {
      return true;
    }
    throw malformed(
        "the parameter " + parameter.name() + " is " + quoted(value.get()),
        "give it as true or false");
  }

  /** A whole number, 0 or more. */
  int number(QueryParameter parameter, int otherwise) {
    Optional<String> value = query(parameter);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!WHOLE_NUMBER.matcher(value.get()).matches()) {
      throw malformed(
          "the parameter " + parameter.name() + " is " + quoted(value.get()),
          "give it as a whole number, such as 100");
    }
    return Integer.parseInt(value.get());
  }

  /** Who calls, as the audit trail names it. */
  Actor actor() {
    return new Actor("admin token from " + context.ip());
  }

  /** The JSON body in the form of a record. */
  <T> T json(Class<T> form) {
    expect(Reply.JSON);
    return Json.read(body(settings.maxJsonBody()), form);
  }

  /** The body as text, UTF-8. */
  String text(String mediaType) {
    expect(mediaType);
    byte[] body = body(settings.maxImportBody());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("the body is not UTF-8 text", "save the file as UTF-8 and send it again");
    }
  }

  private void refuseUnknownParameters() {
    List<String> known = route.query().stream().map(QueryParameter::name).toList();
    for (String given : context.queryParamMap().keySet()) {
      if (!known.contains(given)) {
        throw malformed(
            "the parameter " + quoted(given) + " is unknown here",
            known.isEmpty() ? "leave it out" : "known are: " + String.join(", ", known));
      }
    }
  }

  /** The media type must be the expected one; its only parameter may be {@code charset=utf-8}. */
  private void expect(String mediaType) {
    String given = Optional.ofNullable(context.contentType()).orElse("none");
    String[] parts = given.toLowerCase(Locale.ROOT).split(";", 2);
    boolean utf8 = parts.length == 1 || parts[1].strip().replace("\"", "").equals("charset=utf-8");
    if (!parts[0].strip().equals(mediaType) || !utf8) {
      throw new RefusedException(
          Problem.of(
              ProblemKind.UNSUPPORTED_MEDIA_TYPE,
              "the body's media type is " + quoted(given),
              "send the body as Content-Type: " + mediaType + ", in UTF-8"));
    }
  }

  /** Never reads more than the limit, whatever Content-Length says or doesn't say. */
  private byte[] body(int limit) {
    long announced = context.req().getContentLengthLong();
    if (announced > limit) {
      discard(announced, limit);
      throw tooLong(limit);
    }
    byte[] body = read(limit);
    if (body.length > limit) {
      throw tooLong(limit);
    }
    return body;
  }

  /**
   * Lets a body that is somewhat too long arrive: closing a connection with unread bytes resets it,
   * and the peer may never see the answer (RFC 9112 §9.6).
   */
  private void discard(long announced, int limit) {
    if (announced > 2L * limit) {
      return;
    }
    try (InputStream in = context.req().getInputStream()) {
      in.skipNBytes(announced);
    } catch (IOException e) { // nobody is left to wait for the answer
      throw tooLong(limit);
    }
  }

  private byte[] read(int limit) {
    try (InputStream in = context.req().getInputStream()) {
      return in.readNBytes(limit + 1);
    } catch (IOException e) { // the peer went away, fell silent or is too slow
      throw new RefusedException(
          Problem.of(
              ProblemKind.INCOMPLETE,
              "the body ended before its announced length or came too slowly",
              "send the whole body at once"));
    }
  }

  private static RefusedException tooLong(int limit) {
    return new RefusedException(
        Problem.of(
            ProblemKind.TOO_LARGE,
            "the body is longer than " + limit + " bytes",
            "send it in several parts"));
  }

  private static RefusedException malformed(String detail, String remedy) {
    return new RefusedException(Problem.of(ProblemKind.MALFORMED, detail, remedy));
  }

  private static String quoted(String text) {
    return '"' + Texts.shortened(text) + '"';
  }
}
