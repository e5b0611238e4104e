package io.ringwerk.provisioning.http;

import java.util.List;
import java.util.Optional;

/**
 * Why a request was refused, for people and for programs.
 *
 * @param kind what is wrong, in general
 * @param detail what happened, and to whom
 * @param remedy what to do next
 * @param errors the places in the body that are wrong; empty where there is no such place
 */
record Problem(ProblemKind kind, String detail, String remedy, List<Place> errors) {

  /** The media type of {@link Document} (RFC 9457 §3). */
  static final String MEDIA_TYPE = "application/problem+json";

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(ProblemKind kind, String detail, String remedy) {
    return new Problem(kind, detail, remedy, List.of());
  }

  static Problem at(Place place, ProblemKind kind, String detail, String remedy) {
    return new Problem(kind, detail, remedy, List.of(place));
  }

  /** How it goes over the wire, as an answer to a request for {@code path}. */
  Document document(String path) {
    return new Document(kind.type(), kind.title(), kind.status(), detail, path, remedy, errors);
  }

  /**
   * A place in a request's body.
   *
   * @param line from 1; 0 where the place has no line
   * @param column from 1: characters in JSON, fields in CSV; 0 where only the line is known
   * @param field the JSON path or CSV column that is wrong
   * @param detail what is wrong there
   */
  @Described("A place in the request's body that is wrong")
  record Place(
      @Described("Line, from 1") long line,
      @Described("From 1: characters in JSON, fields in CSV; 0 where only the line is known")
          long column,
      @Described("JSON path or CSV column") Optional<String> field,
      @Described("What is wrong there") String detail) {}

  /**
   * RFC 9457 §3.1 problem details; {@code remedy} and {@code errors} are extension members (§3.2).
   */
  @Described("Why the request was refused (RFC 9457 problem details)")
  record Document(
      @Described("Names the kind of problem; a tag URI that is never looked up") String type,
      @Described("The kind of problem in words") String title,
      @Described("The HTTP status") int status,
      @Described("What happened, and to whom") String detail,
      @Described("The path that was asked for") String instance,
      @Described("What to do next") String remedy,
      @Described("The places in the body that are wrong; empty where there is none")
          List<Place> errors) {}
}
