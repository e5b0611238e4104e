package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipMessage;

/** A phone that keeps {@link ScriptedDialog}s. */
interface DialogOwner {

  /** Its contact, as registered. */
  String contact();

  /** The tag it writes into its end of a dialog. */
  String tag();

  /** A branch that it never used before. */
  String nextBranch();

  /** Sends a message as it is. */
  <T extends SipMessage> T sends(T message);
}
