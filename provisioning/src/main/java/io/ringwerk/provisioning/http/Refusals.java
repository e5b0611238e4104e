package io.ringwerk.provisioning.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.ringwerk.provisioning.ProvisioningException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into a problem document (RFC 9457). */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  /** Every way a handler may fail leads here. */
  static void register(RoutesConfig routes) {
    routes.exception(RefusedException.class, (e, context) -> answer(context, e.problem()));
    routes.exception(ProvisioningException.class, Refusals::answerProvisioning);
    routes.exception(HttpResponseException.class, Refusals::answerUnmatched);
    routes.exception(Exception.class, Refusals::answerFault);
  }

  private static void answer(Context context, Problem problem) {
    context.status(problem.kind().status());
    context.header("Cache-Control", "no-store");
    context.contentType(Problem.MEDIA_TYPE);
    context.result(Json.write(problem.document(context.path())));
  }

  private static void answerProvisioning(ProvisioningException e, Context context) {
    ProblemKind kind =
        switch (e.problem()) {
          case INVALID -> ProblemKind.INVALID;
          case NOT_FOUND -> ProblemKind.NOT_FOUND;
          case CONFLICT -> ProblemKind.CONFLICT;
          case UNAVAILABLE -> ProblemKind.UNAVAILABLE;
        };
    if (kind == ProblemKind.UNAVAILABLE) {
      LOG.warn("{} {} was not possible", context.method().name(), context.path(), e);
    }
    answer(context, Problem.of(kind, String.valueOf(e.getMessage()), e.nextStep()));
  }

  /** Javalin found no route for the path, or none for the method. */
  private static void answerUnmatched(HttpResponseException e, Context context) {
    ProblemKind kind = ProblemKind.ofStatus(e.getStatus());
    Optional<String> methods = Optional.ofNullable(e.getDetails().get("availableMethods"));
    methods.ifPresent(allowed -> context.header("Allow", allowed)); // RFC 9110 §15.5.6: a MUST
    answer(
        context,
        Problem.of(kind, unmatched(kind, context), "see /api/v1/openapi.json for what there is"));
  }

  private static String unmatched(ProblemKind kind, Context context) {
    String path = Texts.shortened(context.path());
    return kind == ProblemKind.METHOD_NOT_ALLOWED
        ? path + " doesn't know the method " + context.method().name()
        : "there is nothing at " + path;
  }

  private static void answerFault(Exception e, Context context) {
    LOG.error("{} {} failed", context.method().name(), context.path(), e);
    answer(
        context,
        Problem.of(
            ProblemKind.INTERNAL,
            "the server failed to carry out the request",
            "look into the server's log, and report it if you can't explain it"));
  }

  /** Requests that Jetty could not read at all: no route, no listener's rules, only a status. */
  static boolean answerUnreadable(Request request, Response response, Callback callback) {
    Problem problem =
        Problem.of(
            ProblemKind.ofStatus(response.getStatus()),
            "the request is not HTTP as this server reads it",
            "send a request as /api/v1/openapi.json describes it");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] body = Json.write(problem.document(request.getHttpURI().getPath()));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
