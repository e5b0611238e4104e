package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One record of the journal: from this place on, the device has exactly these bindings. Records are
 * whole, not differences, so that one can be lost without harm to the next.
 *
 * @param device whose bindings
 * @param sequence the place; among records of one device the highest one counts
 * @param bindings all of them; none if they were removed
 */
record BindingRecord(DeviceRef device, long sequence, List<Binding> bindings) {

  /** The first byte of the content: which fields follow. A new field takes a new number. */
  private static final int FORMAT = 1;

  private static final int ABSENT = -1;

  /** Appends a record. */
  static void write(RecordBuffer out, DeviceRef device, long sequence, List<Binding> bindings) {
    out.beginRecord();
    out.putByte(FORMAT);
    out.putLong(sequence);
    out.putText(device.tenant());
    out.putText(device.deviceId());
    out.putLength(bindings.size());
    for (Binding binding : bindings) {
      write(out, binding);
    }
    out.endRecord();
  }

  private static void write(RecordBuffer out, Binding binding) {
    out.putText(binding.contact());
    write(out, binding.flow());
    out.putText(binding.addressOfRecord());
    out.putShort(binding.q());
    write(out, binding.endpoint());
    write(out, binding.register());
    write(out, binding.registeredAt());
    write(out, binding.refreshedAt());
    write(out, binding.expiresAt());
  }

  private static void write(RecordBuffer out, FlowId flow) {
    out.putText(flow.transport().viaToken());
    write(out, flow.local());
    write(out, flow.remote());
    out.putLong(flow.connection());
  }

  private static void write(RecordBuffer out, InetSocketAddress address) {
    out.putBytes(address.getAddress().getAddress());
    out.putShort(address.getPort());
  }

  private static void write(RecordBuffer out, Endpoint endpoint) {
    out.putText(endpoint.sentBy());
    write(out, endpoint.userAgent());
    write(out, endpoint.instanceId());
    out.putInt(endpoint.regId().orElse(ABSENT));
    write(out, endpoint.methods());
  }

  private static void write(RecordBuffer out, Optional<String> text) {
    out.putByte(text.isPresent() ? 1 : 0);
    if (text.isPresent()) {
      out.putText(text.get());
    }
  }

  private static void write(RecordBuffer out, RegisterId register) {
    out.putText(register.callId());
    out.putLong(register.cseq());
    out.putText(register.branch());
  }

  private static void write(RecordBuffer out, Instant instant) {
    out.putLong(instant.getEpochSecond());
    out.putInt(instant.getNano());
  }

  /** Reads what {@link #write} wrote; a {@link RuntimeException} says that it did not. */
  static BindingRecord read(RecordContent in) {
    int format = in.getByte();
    if (format != FORMAT) {
      throw new IllegalArgumentException("a record of unknown format " + format);
    }
    long sequence = in.getLong();
    DeviceRef device = new DeviceRef(in.getCommonText(), in.getText());
    int count = in.getLength();
    List<Binding> bindings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bindings.add(readBinding(in));
    }
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("a record that goes on after its end");
    }
    return new BindingRecord(device, sequence, List.copyOf(bindings));
  }

  private static Binding readBinding(RecordContent in) {
    return new Binding(
        in.getText(),
        readFlow(in),
        in.getText(),
        in.getShort(),
        readEndpoint(in),
        new RegisterId(in.getText(), in.getLong(), in.getText()),
        readInstant(in),
        readInstant(in),
        readInstant(in));
  }

  private static FlowId readFlow(RecordContent in) {
    String token = in.getCommonText();
    TransportProtocol transport =
        TransportProtocol.ofViaToken(token)
            .orElseThrow(() -> new IllegalArgumentException("a flow over " + token));
    return new FlowId(transport, readAddress(in), readAddress(in), in.getLong());
  }

  private static InetSocketAddress readAddress(RecordContent in) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(in.getBytes()), in.getShort());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address", e);
    }
  }

  private static Endpoint readEndpoint(RecordContent in) {
    return new Endpoint(
        in.getText(),
        readOptional(in).map(in::common),
        readOptional(in),
        readOptionalInt(in),
        readOptional(in).map(in::common));
  }

  private static Optional<String> readOptional(RecordContent in) {
    return in.getByte() == 0 ? Optional.empty() : Optional.of(in.getText());
  }

  private static OptionalInt readOptionalInt(RecordContent in) {
    int value = in.getInt();
    return value == ABSENT ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Instant readInstant(RecordContent in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }
}
