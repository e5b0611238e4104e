package io.ringwerk.sip.flow;

import java.util.Locale;
import java.util.Optional;

/** A transport SIP runs over (RFC 3261 §18, RFC 7118 for WebSocket). */
public enum TransportProtocol {
  /** Datagrams; the transaction layer retransmits. */
  UDP(false, false),
  /** A stream. */
  TCP(true, false),
  /** A stream over TLS. */
  TLS(true, true),
  /** WebSocket, RFC 7118. */
  WS(true, false),
  /** WebSocket over TLS, RFC 7118. */
  WSS(true, true);

  private final boolean reliable;
  private final boolean secure;
  private final String text = name().toLowerCase(Locale.ROOT);

  TransportProtocol(boolean reliable, boolean secure) {
    this.reliable = reliable;
    this.secure = secure;
  }

  /**
   * Whether the transport itself retransmits, so that timers A, E and G stay unarmed (RFC 3261
   * §17).
   */
  public boolean isReliable() {
    return reliable;
  }

  /** Whether the transport encrypts. */
  public boolean isSecure() {
    return secure;
  }

  /** The token in {@code Via: SIP/2.0/…} (RFC 3261 §20.42, RFC 7118 §5.2.1). */
  public String viaToken() {
    return name();
  }

  /** The transport a Via token names; its case does not matter (RFC 3261 §7.3.1). */
  public static Optional<TransportProtocol> ofViaToken(String token) {
    for (TransportProtocol transport : values()) {
      if (transport.name().equalsIgnoreCase(token)) {
        return Optional.of(transport);
      }
    }
    return Optional.empty();
  }

  /** Lower case, as people write it in configuration, logs and metrics. */
  @Override
  public String toString() {
    return text;
  }
}
