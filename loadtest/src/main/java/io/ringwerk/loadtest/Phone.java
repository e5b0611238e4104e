package io.ringwerk.loadtest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One registering phone of a storm. Used by one thread. */
final class Phone {

  private static final HexFormat HEX = HexFormat.of();

  private final Subscriber subscriber;
  private final Flow flow;
  private final String callId;
  private final String viaPrefix;
  private final MessageDigest md5;
  private final String ha1;
  private final String ha2;
  private long sequence;
  private long startedAt;

  Phone(Subscriber subscriber, Flow flow, int index) {
    this.subscriber = subscriber;
    this.flow = flow;
    this.callId = "storm-" + index;
    this.viaPrefix = "SIP/2.0/UDP " + address() + ";rport;branch=z9hG4bK" + index + "-";
    this.md5 = md5();
    this.ha1 = hash(subscriber.device() + ":" + subscriber.domain() + ":" + subscriber.password());
    this.ha2 = hash("REGISTER:sip:" + subscriber.domain());
  }

  String callId() {
    return callId;
  }

  String device() {
    return subscriber.device();
  }

  long startedAt() {
    return startedAt;
  }

  /** Sends a REGISTER without credentials. */
  void start(long now) {
    startedAt = now;
    flow.send(request().build());
  }

  /** Answers a 401 (RFC 7616 §3.4). */
  void answer(SipResponse challenge) {
    String nonce =
        challenge
            .value(HeaderName.WWW_AUTHENTICATE)
            .map(value -> parameter(value, "nonce=\""))
            .orElse("");
    String response = hash(ha1 + ":" + nonce + ":00000001:c:auth:" + ha2);
    flow.send(
        request()
            .header(
                HeaderName.AUTHORIZATION,
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"sip:%s\", response=\"%s\", algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001"
                    .formatted(
                        subscriber.device(),
                        subscriber.domain(),
                        nonce,
                        subscriber.domain(),
                        response))
            .build());
  }

  private RequestBuilder request() {
    sequence++;
    String aor = "<sip:" + subscriber.device() + "@" + subscriber.domain() + ">";
    return RequestBuilder.request(SipMethod.REGISTER, "sip:" + subscriber.domain())
        .via(viaPrefix + sequence)
        .maxForwards(70)
        .from(aor + ";tag=" + callId)
        .to(aor)
        .callId(callId)
        .cseq(sequence)
        .contact("<sip:" + subscriber.device() + "@" + address() + ">")
        .header(HeaderName.EXPIRES, "600")
        .header(HeaderName.USER_AGENT, "Ringwerk load generator");
  }

  private String address() {
    return flow.local().getAddress().getHostAddress() + ":" + flow.local().getPort();
  }

  private static String parameter(String value, String name) {
    int from = value.indexOf(name) + name.length();
    return value.substring(from, value.indexOf('"', from));
  }

  private String hash(String text) {
    return HEX.formatHex(md5.digest(text.getBytes(ISO_8859_1)));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has MD5", missing);
    }
  }
}
