package io.ringwerk.sip.transport;

/** A listen point could not be opened. Whatever had been opened before it is closed again. */
public final class TransportStartException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a listen point could not be opened. */
  public enum Reason {
    /** Another program has the port. */
    PORT_IN_USE("the port is in use; stop the program that has it, or choose another port"),
    /** Another listen point of ours covers it already. */
    OVERLAPPING("another listen point has this address and port ([::] listens for IPv4 too)"),
    /** No interface of this machine has the address. */
    NO_SUCH_ADDRESS("this machine has no such address"),
    /** Ports below 1024 need a privilege. */
    NOT_PERMITTED("not permitted; ports below 1024 need CAP_NET_BIND_SERVICE"),
    /** The transport is not built yet. */
    UNSUPPORTED_TRANSPORT("this transport is not supported"),
    /** Anything else; the cause says what. */
    OTHER("can't listen");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final transient ListenPoint listenPoint;
  private final Reason reason;

  TransportStartException(ListenPoint listenPoint, Reason reason, Throwable cause) {
    super(message(listenPoint, reason, cause), cause);
    this.listenPoint = listenPoint;
    this.reason = reason;
  }

  TransportStartException(ListenPoint listenPoint, Reason reason) {
    super(listenPoint + ": " + reason.text);
    this.listenPoint = listenPoint;
    this.reason = reason;
  }

  /** What could not be opened. */
  public ListenPoint listenPoint() {
    return listenPoint;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  private static String message(ListenPoint listenPoint, Reason reason, Throwable cause) {
    String detail = reason == Reason.OTHER ? ": " + cause.getMessage() : "";
    return listenPoint + ": " + reason.text + detail;
  }
}
