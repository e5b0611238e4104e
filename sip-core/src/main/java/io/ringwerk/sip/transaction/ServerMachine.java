package io.ringwerk.sip.transaction;

/** What the two server machines have in common (RFC 3261 §17.2). */
abstract sealed class ServerMachine extends Machine implements ServerTransaction
    permits InviteServerTransaction, NonInviteServerTransaction {

  static final int TRYING = 100;

  ServerTransactionListener listener = ServerTransactionListener.IGNORE;

  ServerMachine(Exchange exchange) {
    super(exchange);
  }

  /** Takes a repetition of the request. */
  abstract void receiveRepetition();

  @Override
  public final void listener(ServerTransactionListener newListener) {
    this.listener = newListener;
  }
}
