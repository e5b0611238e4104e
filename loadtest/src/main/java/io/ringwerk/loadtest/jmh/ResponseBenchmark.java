package io.ringwerk.loadtest.jmh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.SipParser;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestEditor;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is made of a received INVITE: a response to it, and the request that is sent on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResponseBenchmark {

  private final SipRequest invite =
      ((SipRequest)
              SipParser.parse(
                  """
                  INVITE sip:ben@example.org SIP/2.0
                  Via: SIP/2.0/UDP 192.0.2.17:5060;branch=z9hG4bK-524287-1---9d8b5d52a1e0b4c3;rport
                  Max-Forwards: 70
                  Contact: <sip:1234567e0@192.0.2.17:5060;line=pq1w>
                  To: <sip:ben@example.org>
                  From: "Anna Muster" <sip:1234567e0@example.org>;tag=k3v8d2x1
                  Call-ID: 313537363839-x4q0kcyv7w2p
                  CSeq: 2 INVITE
                  Allow: INVITE, ACK, CANCEL, BYE, REFER, OPTIONS, NOTIFY, SUBSCRIBE, PRACK, MESSAGE, INFO
                  Proxy-Authorization: Digest username="1234567e0", realm="example.org", nonce="AZqm1VbnkY4uJlH9Ww2tPZ8kM0sG5cXaQdEf3hTz", uri="sip:ben@example.org", response="6629fae49393a05397450978507c4ef1", algorithm=MD5, cnonce="0a4f113b", qop=auth, nc=00000001
                  User-Agent: DeskPhone D785/10.1.54.13
                  Content-Type: application/sdp

                  v=0
                  o=- 1 1 IN IP4 192.0.2.17
                  s=-
                  c=IN IP4 192.0.2.17
                  t=0 0
                  m=audio 40000 RTP/AVP 8 0
                  a=rtpmap:8 PCMA/8000
                  """
                      .replace("\n", "\r\n")
                      .getBytes(ISO_8859_1),
                  ParserLimits.DEFAULT))
          .receivedFrom(new InetSocketAddress("198.51.100.7", 5060));

  /** 407 with a challenge. */
  @Benchmark
  public SipResponse respond() {
    return ResponseBuilder.to(invite, 407)
        .header(
            HeaderName.PROXY_AUTHENTICATE,
            "Digest realm=\"example.org\", nonce=\"AZqm1VbnkY4uJlH9Ww2tPZ8kM0sG5cXaQdEf3hTz\", algorithm=MD5, qop=\"auth\"")
        .build();
  }

  /** The edits of RFC 3261 §16.6. */
  @Benchmark
  public SipRequest forward() {
    return RequestEditor.of(invite)
        .requestUri("sip:ben-0@198.51.100.9:5060")
        .maxForwards(69)
        .remove(HeaderName.PROXY_AUTHORIZATION)
        .prepend(HeaderName.RECORD_ROUTE, "<sip:AZqm1VbnkY4uJlH9Ww2tPZ8kM0sG@192.0.2.1:5060;lr>")
        .prependVia("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-1-2-3")
        .build();
  }
}
