package io.ringwerk.location;

/**
 * A REGISTER that is remembered for its retransmissions, and how far it has come. Shared: its
 * retransmission may come to another shard.
 */
public final class RememberedRegister {

  private static final int NEW = 0;
  private static final int PENDING = -1;

  private final RegisterId register;

  /** The status it was answered with, or one of the above. */
  private volatile int state = NEW;

  RememberedRegister(RegisterId register) {
    this.register = register;
  }

  /** Whether nothing has been decided about it yet. */
  public boolean isNew() {
    return state == NEW;
  }

  /** Whether its change is on the way to the disk: the answer leaves when it is there. */
  public boolean isPending() {
    return state == PENDING;
  }

  /** The status code it was answered with, once it is neither new nor pending. */
  public int status() {
    return state;
  }

  /** Its change is on the way to the disk. */
  public void pending() {
    state = PENDING;
  }

  /** It was answered with this status code. */
  public void answered(int status) {
    state = status;
  }

  boolean is(RegisterId other) {
    return register.equals(other);
  }

  RegisterId register() {
    return register;
  }
}
