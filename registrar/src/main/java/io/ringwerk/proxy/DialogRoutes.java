package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.FlowTokens;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Writes {@link DialogRoute}s into the user part of our Record-Route URIs and reads them back,
 * signed and hidden by {@link FlowTokens}. Shared across shards; it has no state.
 *
 * <p>The compact form (some 120 characters for two devices on UDP) matters: the token stands in
 * every message of a call, twice where the two ends use different transports.
 */
public final class DialogRoutes {

  private static final int VERSION = 1;

  private final FlowTokens tokens;

  /** Routes in tokens signed by {@code tokens}. */
  public DialogRoutes(FlowTokens tokens) {
    this.tokens = tokens;
  }

  /** The token that stands for the route: characters that may stand in a URI's user part. */
  String token(DialogRoute route) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(route.dialog());
      write(out, route.caller());
      write(out, route.callee());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory does not fail", e);
    }
    return tokens.sign(bytes.toByteArray());
  }

  /** The route a token stands for; empty if we never wrote it. */
  Optional<DialogRoute> read(String token) {
    return tokens.read(token).flatMap(DialogRoutes::decode);
  }

  /** Names the dialog a request opened, or belongs to: by its Call-ID and the caller's tag. */
  static long dialog(SipRequest request, String callerTag) {
    MessageDigest digest = sha256();
    digest.update(request.callId().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(callerTag.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /**
   * Which way a request in the route's dialog goes, told by its tags; empty if it belongs to
   * another dialog, which the route is not good for.
   */
  static Optional<DialogDirection> direction(DialogRoute route, SipRequest request) {
    if (isTagOfCaller(route, request, request.fromTag())) {
      return Optional.of(new DialogDirection(route, route.caller(), route.callee()));
    }
    return isTagOfCaller(route, request, request.toTag())
        ? Optional.of(new DialogDirection(route, route.callee(), route.caller()))
        : Optional.empty();
  }

  private static boolean isTagOfCaller(
      DialogRoute route, SipRequest request, Optional<String> tag) {
    return tag.isPresent() && dialog(request, tag.get()) == route.dialog();
  }

  private static Optional<DialogRoute> decode(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      return Optional.of(new DialogRoute(in.readLong(), readEnd(in), readEnd(in)));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty(); // signed with our secret, but for another purpose
    }
  }

  private static void write(DataOutputStream out, DialogEnd end) throws IOException {
    FlowId flow = end.flow();
    out.writeByte(code(flow.transport()) << 1 | (end.registeredFlow() ? 1 : 0));
    write(out, flow.local());
    write(out, flow.remote());
    if (flow.connection() != FlowId.DATAGRAM) {
      out.writeLong(flow.connection());
    }
    out.writeUTF(end.device().tenant());
    out.writeUTF(end.device().deviceId());
  }

  private static DialogEnd readEnd(DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    TransportProtocol transport = transport(flags >> 1);
    InetSocketAddress local = readAddress(in);
    InetSocketAddress remote = readAddress(in);
    long connection = transport == TransportProtocol.UDP ? FlowId.DATAGRAM : in.readLong();
    FlowId flow = new FlowId(transport, local, remote, connection);
    return new DialogEnd(new DeviceRef(in.readUTF(), in.readUTF()), flow, (flags & 1) != 0);
  }

  /** Stays what it is when the enum changes: calls outlive an upgrade. */
  private static int code(TransportProtocol transport) {
    return switch (transport) {
      case UDP -> 0;
      case TCP -> 1;
      case TLS -> 2;
      case WS -> 3;
      case WSS -> 4;
    };
  }

  private static TransportProtocol transport(int code) throws IOException {
    for (TransportProtocol transport : TransportProtocol.values()) {
      if (code(transport) == code) {
        return transport;
      }
    }
    throw new IOException("no such transport");
  }

  private static void write(DataOutputStream out, InetSocketAddress address) throws IOException {
    byte[] host = address.getAddress().getAddress();
    out.writeByte(host.length);
    out.write(host);
    out.writeShort(address.getPort());
  }

  private static InetSocketAddress readAddress(DataInputStream in) throws IOException {
    byte[] host = in.readNBytes(in.readUnsignedByte());
    return new InetSocketAddress(InetAddress.getByAddress(host), in.readUnsignedShort());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
