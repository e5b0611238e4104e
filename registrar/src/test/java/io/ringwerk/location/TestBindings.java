package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Bindings for tests: of ordinary phones, with what matters to the test said in words. */
public final class TestBindings {

  /** When tests begin. */
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  /** Anna's desk phone. */
  public static final DeviceRef ANNAS_DESK = new DeviceRef("example.org", "1000001e0");

  /** Anna's softphone. */
  public static final DeviceRef ANNAS_SOFTPHONE = new DeviceRef("example.org", "1000001e1");

  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);

  private TestBindings() {}

  /** A binding for ten minutes, registered at {@link #START} with CSeq 1. */
  public static Binding binding(String contact) {
    return binding(contact, 1, START);
  }

  /** A binding for ten minutes from {@code now} on, by the REGISTER with this CSeq. */
  public static Binding binding(String contact, long cseq, Instant now) {
    return binding(contact, cseq, now, now.plus(Duration.ofMinutes(10)));
  }

  /** A binding by the REGISTER with this CSeq. */
  public static Binding binding(String contact, long cseq, Instant now, Instant expiresAt) {
    return new Binding(
        contact,
        FlowId.datagram(SERVER, new InetSocketAddress("198.51.100.7", 5062)),
        "anna",
        Binding.DEFAULT_Q,
        phone(),
        new RegisterId("call-of-" + contact, cseq, "z9hG4bK-" + cseq),
        START,
        now,
        expiresAt);
  }

  /** A phone that names neither instance nor flow. */
  public static Endpoint phone() {
    return new Endpoint(
        "10.0.0.7:5062",
        Optional.of("Desk/1.0"),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
