package io.ringwerk.register;

import java.util.List;

/** What a REGISTER asks for (RFC 3261 §10.2). */
sealed interface ContactChange {

  /** No Contact: what is bound (§10.2.3). */
  record Query() implements ContactChange {}

  /** {@code Contact: *} with {@code Expires: 0}: nothing is to stay bound (§10.2.2). */
  record RemoveAll() implements ContactChange {}

  /** Contacts to bind, refresh or remove, in the order given (§10.2.1). */
  record Update(List<RequestedContact> contacts) implements ContactChange {

    /** Takes a copy. */
    public Update {
      contacts = List.copyOf(contacts);
    }
  }

  /** Whether it binds something, so that the binding will tell which REGISTER it was. */
  default boolean leavesItsMark() {
    if (!(this instanceof Update update)) {
      return false;
    }
    for (RequestedContact contact : update.contacts()) {
      if (!contact.isRemoval()) {
        return true;
      }
    }
    return false;
  }
}
