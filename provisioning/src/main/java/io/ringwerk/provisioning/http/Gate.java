package io.ringwerk.provisioning.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Lets in who may call a route, at the listener where it is offered. Looks at headers only, never
 * at the body.
 */
final class Gate {

  /** The listener of the API. */
  static final String API_LISTENER = "api";

  /** The listener of {@code /health} and {@code /metrics}, where they have one of their own. */
  static final String OPERATIONS_LISTENER = "operations";

  private static final String BEARER = "bearer ";

  private final Predicate<String> isAdminToken;
  private final boolean operationsApart;

  Gate(Predicate<String> isAdminToken, boolean operationsApart) {
    this.isAdminToken = isAdminToken;
    this.operationsApart = operationsApart;
  }

  /** Returns where the request may go on; a {@link RefusedException} ends it otherwise. */
  void admit(Route route, Context context) {
    if (!offeredAt(listener(context), route)) {
      throw new RefusedException(
          Problem.of(
              ProblemKind.NOT_FOUND,
              context.path() + " is not offered at this address",
              "use the other HTTP address of the server"));
    }
    if (route.audience() == Route.Audience.ADMIN) {
      authenticate(context);
    }
  }

  private boolean offeredAt(String listener, Route route) {
    boolean monitoring = route.audience() == Route.Audience.MONITORING;
    return !operationsApart || monitoring == listener.equals(OPERATIONS_LISTENER);
  }

  private static String listener(Context context) {
    return ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnector()
        .getName();
  }

  /** RFC 6750 §2.1: the token comes in the Authorization header, and nowhere else. */
  private void authenticate(Context context) {
    String authorization = context.header("Authorization");
    if (authorization == null) {
      context.header("WWW-Authenticate", "Bearer realm=\"ringwerk\"");
      throw unauthenticated("no admin token was sent with the request");
    }
    if (!isOurToken(authorization)) {
      context.header("WWW-Authenticate", "Bearer realm=\"ringwerk\", error=\"invalid_token\"");
      throw unauthenticated("the token sent with the request is not this server's admin token");
    }
  }

  private boolean isOurToken(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        && isAdminToken.test(authorization.substring(BEARER.length()).strip());
  }

  private static RefusedException unauthenticated(String detail) {
    return new RefusedException(
        Problem.of(
            ProblemKind.UNAUTHENTICATED,
            detail,
            "send \"Authorization: Bearer TOKEN\" with the token from the server's admin token file"));
  }
}
