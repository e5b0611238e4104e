package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A session description as desk phones send it (RFC 8866), some 250 bytes long. */
final class SessionDescription {

  private SessionDescription() {}

  /** The description of a phone at this address. */
  static byte[] at(String address) {
    String host = address.substring(0, address.lastIndexOf(':'));
    String connection =
        (host.startsWith("[") ? "IN IP6 " : "IN IP4 ") + host.replaceAll("[\\[\\]]", "");
    return """
        v=0
        o=- 20518 20518 %1$s
        s=-
        c=%1$s
        t=0 0
        m=audio 11780 RTP/AVP 9 8 0 101
        a=rtpmap:9 G722/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=ptime:20
        a=sendrecv
        """
        .formatted(connection)
        .replace("\n", "\r\n")
        .getBytes(ISO_8859_1);
  }
}
