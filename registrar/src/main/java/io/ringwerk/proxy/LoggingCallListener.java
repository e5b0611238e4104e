package io.ringwerk.proxy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every call event to the log, at debug, with its Call-ID as a field. */
public final class LoggingCallListener implements CallListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingCallListener.class);

  @Override
  public void happened(CallEvent event) {
    LOG.atDebug().addKeyValue("call-id", event.callId()).log("{}", event);
  }
}
