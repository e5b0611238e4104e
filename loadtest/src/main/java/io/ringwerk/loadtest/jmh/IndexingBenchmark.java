package io.ringwerk.loadtest.jmh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.SipParser;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What indexing a typical REGISTER costs, and what reading its credentials adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IndexingBenchmark {

  private final byte[] register =
      """
      REGISTER sip:example.org SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.17:5060;branch=z9hG4bK-524287-1---9d8b5d52a1e0b4c3;rport
      Max-Forwards: 70
      Contact: <sip:1234567e0@192.0.2.17:5060;line=pq1w>;reg-id=1;q=1.0;+sip.instance="<urn:uuid:7a8b2f60-2f5d-4d0a-9b57-0004132b7c11>"
      To: "Anna Muster" <sip:1234567e0@example.org>
      From: "Anna Muster" <sip:1234567e0@example.org>;tag=k3v8d2x1
      Call-ID: 313537363839-x4q0kcyv7w2p
      CSeq: 18 REGISTER
      Expires: 600
      Allow: INVITE, ACK, CANCEL, BYE, REFER, OPTIONS, NOTIFY, SUBSCRIBE, PRACK, MESSAGE, INFO
      Supported: gruu, outbound, path
      User-Agent: DeskPhone D785/10.1.54.13
      Authorization: Digest username="1234567e0", realm="example.org", nonce="AZqm1VbnkY4uJlH9Ww2tPZ8kM0sG5cXaQdEf3hTz", uri="sip:example.org", response="6629fae49393a05397450978507c4ef1", algorithm=MD5, cnonce="0a4f113b", qop=auth, nc=00000001
      Content-Length: 0

      """
          .replace("\n", "\r\n")
          .getBytes(ISO_8859_1);

  /** Bytes to message, as for every datagram. */
  @Benchmark
  public ParseResult index() {
    return SipParser.parse(register, ParserLimits.DEFAULT);
  }

  /** The same, and the digest credentials read. */
  @Benchmark
  public Object indexAndReadCredentials() throws MalformedHeaderException {
    return SipParser.parse(register, ParserLimits.DEFAULT) instanceof SipRequest request
        ? request.authorization()
        : "not a request";
  }
}
