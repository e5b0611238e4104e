package io.ringwerk.provisioning.http;

/** What can be wrong with a request, one problem type each (RFC 9457 §3.1.1). */
enum ProblemKind {
  /** The body, a parameter or the path can't be understood. */
  MALFORMED(400, "malformed-request", "The request can't be understood"),
  /** No token, or a wrong one. */
  UNAUTHENTICATED(401, "unauthenticated", "The admin token is missing or wrong"),
  /** What is asked for isn't there. */
  NOT_FOUND(404, "not-found", "Not found"),
  /** The path exists, but not with this method. */
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The path doesn't know this method"),
  /** The rest of the body didn't come, or came too slowly. */
  INCOMPLETE(408, "incomplete", "The body did not arrive"),
  /** It clashes with what is there. */
  CONFLICT(409, "conflict", "It clashes with what is already there"),
  /** The body is longer than allowed. */
  TOO_LARGE(413, "too-large", "The body is too long"),
  /** The body is of another media type than the operation reads. */
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body has the wrong media type"),
  /** Understood, but its content breaks a rule. */
  INVALID(422, "invalid", "A value breaks a rule"),
  /** A fault of the server; the log has the details. */
  INTERNAL(500, "internal", "The server made a mistake"),
  /** Can't be done at the moment. */
  UNAVAILABLE(503, "unavailable", "Not possible at the moment");

  /**
   * A tag URI (RFC 4151): names the type for ever, and doesn't pretend that there is a page behind
   * it.
   */
  private static final String TYPE_PREFIX = "tag:ringwerk.io,2026:problem/";

  private final int status;
  private final String name;
  private final String title;

  ProblemKind(int status, String name, String title) {
    this.status = status;
    this.name = name;
    this.title = title;
  }

  int status() {
    return status;
  }

  String type() {
    return TYPE_PREFIX + name;
  }

  String title() {
    return title;
  }

  /** The kind that stands for an HTTP status Javalin or Jetty came up with. */
  static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status >= 500 ? INTERNAL : MALFORMED;
  }
}
