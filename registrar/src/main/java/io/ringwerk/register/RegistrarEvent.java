package io.ringwerk.register;

/** What the registrar counts, besides each {@link RegistrationRefusal}. */
public enum RegistrarEvent {
  /** A REGISTER that added or refreshed a binding. */
  REGISTERED,
  /** A REGISTER that only removed bindings. */
  SIGNED_OFF,
  /** A REGISTER that changed nothing: a query, or a removal of what was not bound. */
  UNCHANGED,
  /** A REGISTER answered before, and answered again. */
  RETRANSMITTED,
  /** A REGISTER without valid credentials: 401. */
  CHALLENGED,
  /** A REGISTER refused for its credentials: 400 or 403. */
  NOT_AUTHENTICATED
}
