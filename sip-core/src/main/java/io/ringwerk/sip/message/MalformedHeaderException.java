package io.ringwerk.sip.message;

import java.io.Serial;

/**
 * A header value (or Request-URI) that does not follow its grammar, found when it was asked for;
 * the answer is 400 with {@link #reason()}.
 *
 * <p>It carries no stack trace: a peer causes it, at will and at any rate, so it must be cheap.
 */
public final class MalformedHeaderException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Names what is wrong.
   *
   * @param field the header field's name, or {@code "Request-URI"}
   * @param reason what was expected, without any of the peer's text
   */
  public MalformedHeaderException(String field, String reason) {
    super("Bad " + field + ": " + reason, null, false, false);
    this.field = field;
  }

  /** The header field's name, or {@code "Request-URI"}. */
  public String headerName() {
    return field;
  }

  /** What is wrong, fit for a reason phrase: it never repeats what the peer sent. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
