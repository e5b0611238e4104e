package io.ringwerk.provisioning.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One operation of the API, and the only place that knows it: the server registers it, checks
 * requests against it, and the OpenAPI description is written from it. The types a handler takes
 * and gives are the types that are described.
 *
 * @param method the HTTP method
 * @param path the path with its parameters in braces, such as {@code /tenants/{tenant}}
 * @param id the operation's name, unique in the API
 * @param audience who may call it, and where
 * @param summary one line for the reader of the description
 * @param query the query parameters it reads
 * @param body what it reads; empty where it takes no body
 * @param answer what it gives when all went well
 * @param handler carries it out
 */
record Route(
    Method method,
    String path,
    String id,
    Audience audience,
    String summary,
    List<QueryParameter> query,
    Optional<Body> body,
    Answer answer,
    Function<Call, Reply> handler) {

  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** The methods the API uses. */
  enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  /** Who may call a route, and at which listener it is found. */
  enum Audience {
    /** Whoever has the admin token. */
    ADMIN,
    /** Anybody who reaches the API. */
    ANYONE,
    /** Anybody who reaches the operations listener: monitoring. */
    MONITORING
  }

  /** What a route reads: CSV text, or JSON in the form of a record. */
  record Body(String mediaType, Class<?> form) {}

  /**
   * What a route gives when all went well.
   *
   * @param statuses the HTTP statuses it may have
   * @param mediaType the body's media type; empty where there is no body
   * @param form the form of the body, or of an entry of a page; {@code Void} where there is no body
   * @param page whether it is a part of a list of {@code form}
   */
  record Answer(List<Integer> statuses, String mediaType, Class<?> form, boolean page) {

    private static final Answer NOTHING = new Answer(List.of(204), "", Void.class, false);

    private static Answer json(int status, Class<?> form) {
      return new Answer(List.of(status), Reply.JSON, form, false);
    }
  }

  static Draft get(String path, String id) {
    return new Draft(Method.GET, path, id);
  }

  static Draft post(String path, String id) {
    return new Draft(Method.POST, path, id);
  }

  static Draft put(String path, String id) {
    return new Draft(Method.PUT, path, id);
  }

  static Draft delete(String path, String id) {
    return new Draft(Method.DELETE, path, id);
  }

  /** The names of the parameters in the path, in their order. */
  List<String> pathParameters() {
    return PATH_PARAMETER.matcher(path).results().map(Route::firstGroup).toList();
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1);
  }

  /** A route whose handler is still to be given. */
  static final class Draft {
    private final Method method;
    private final String path;
    private final String id;
    private final List<QueryParameter> query = new ArrayList<>();
    private Audience audience = Audience.ADMIN;
    private String summary = "";

    private Draft(Method method, String path, String id) {
      this.method = method;
      this.path = path;
      this.id = id;
    }

    Draft summary(String text) {
      summary = text;
      return this;
    }

    Draft query(QueryParameter... parameters) {
      query.addAll(List.of(parameters));
      return this;
    }

    Draft openTo(Audience others) {
      audience = others;
      return this;
    }

    /** Reads JSON in the form of the record {@code form}. */
    <B> ReadingDraft<B> reads(Class<B> form) {
      return new ReadingDraft<>(this, new Body(Reply.JSON, form), call -> call.json(form));
    }

    /** Reads a text of the given media type. */
    ReadingDraft<String> readsText(String mediaType) {
      return new ReadingDraft<>(
          this, new Body(mediaType, String.class), call -> call.text(mediaType));
    }

    <T> Route answers(Class<T> form, Function<Call, T> handler) {
      return route(
          Optional.empty(), Answer.json(200, form), call -> Reply.json(200, handler.apply(call)));
    }

    /** Gives a part of a list. */
    <T> Route answersPage(Class<T> form, Function<Call, PageView<T>> handler) {
      return route(
          Optional.empty(),
          new Answer(List.of(200), Reply.JSON, form, true),
          call -> Reply.json(200, handler.apply(call)));
    }

    Route answersText(String mediaType, Function<Call, String> handler) {
      return route(
          Optional.empty(),
          new Answer(List.of(200), mediaType, String.class, false),
          call -> Reply.text(200, mediaType, handler.apply(call)));
    }

    Route answersNothing(Consumer<Call> handler) {
      return route(
          Optional.empty(),
          Answer.NOTHING,
          call -> {
            handler.accept(call);
            return Reply.nothing();
          });
    }

    /** For the rare answer whose status depends on what was found: 200 or the other one. */
    Route answersOr(int otherStatus, Class<?> form, Function<Call, Reply> handler) {
      Answer answer = new Answer(List.of(200, otherStatus), Reply.JSON, form, false);
      return route(Optional.empty(), answer, handler);
    }

    private Route route(Optional<Body> body, Answer answer, Function<Call, Reply> handler) {
      return new Route(
          method, path, id, audience, summary, List.copyOf(query), body, answer, handler);
    }
  }

  /** A route that reads a body of form {@code B}, and whose handler is still to be given. */
  static final class ReadingDraft<B> {
    private final Draft draft;
    private final Body body;
    private final Function<Call, B> reader;

    private ReadingDraft(Draft draft, Body body, Function<Call, B> reader) {
      this.draft = draft;
      this.body = body;
      this.reader = reader;
    }

    <T> Route answers(Class<T> form, BiFunction<Call, B, T> handler) {
      return draft.route(
          Optional.of(body),
          Answer.json(200, form),
          call -> Reply.json(200, handler.apply(call, reader.apply(call))));
    }

    /** Makes something that is found at {@code location} from now on. */
    <T> Route creates(Class<T> form, Function<T, String> location, BiFunction<Call, B, T> handler) {
      return draft.route(
          Optional.of(body),
          Answer.json(201, form),
          call -> {
            T made = handler.apply(call, reader.apply(call));
            return Reply.created(made, location.apply(made));
          });
    }

    Route answersNothing(BiConsumer<Call, B> handler) {
      return draft.route(
          Optional.of(body),
          Answer.NOTHING,
          call -> {
            handler.accept(call, reader.apply(call));
            return Reply.nothing();
          });
    }
  }
}
