package io.ringwerk.loadtest.jmh;

import gov.nist.javax.sip.parser.AuthorizationParser;
import gov.nist.javax.sip.parser.ContactParser;
import gov.nist.javax.sip.parser.FromParser;
import gov.nist.javax.sip.parser.URLParser;
import io.ringwerk.sip.message.ContactValue;
import io.ringwerk.sip.message.DigestCredentials;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.SipUri;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Why addresses, Contact, URIs and credentials are read by scanners of our own: each value once by
 * ours and once by JAIN-SIP's header parser.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeaderReadingBenchmark {
  private String address = "\"Anna Muster\" <sip:1234567e0@example.org>;tag=k3v8d2x1";
  private String uri = "sip:1234567e0@192.0.2.17:5060;line=pq1w";
  private String contact =
      "<sip:1234567e0@192.0.2.17:5060;line=pq1w>;reg-id=1"
          + ";+sip.instance=\"<urn:uuid:7a8b2f60-2f5d-4d0a-9b57-0004132b7c11>\"";
  private String credentials =
      "Digest username=\"1234567e0\", realm=\"example.org\", nonce=\"AZqm1VbnkY4uJlH9Ww2tPZ8k\","
          + " uri=\"sip:example.org\", response=\"6629fae49393a05397450978507c4ef1\","
          + " algorithm=MD5, cnonce=\"0a4f113b\", qop=auth, nc=00000001";

  /** An address by our scanner. */
  @Benchmark
  public Object address() throws MalformedHeaderException {
    return NameAddr.parse(address);
  }

  /** An address by JAIN-SIP. */
  @Benchmark
  public Object addressByJainSip() throws ParseException {
    return new FromParser("From: " + address + '\n').parse();
  }

  /** A registration's Contact by our scanner. */
  @Benchmark
  public Object contact() throws MalformedHeaderException {
    return ContactValue.parse(contact);
  }

  /** A registration's Contact by JAIN-SIP. */
  @Benchmark
  public Object contactByJainSip() throws ParseException {
    return new ContactParser("Contact: " + contact + '\n').parse();
  }

  /** A SIP URI by our scanner. */
  @Benchmark
  public Object uri() throws MalformedHeaderException {
    return SipUri.parse(uri);
  }

  /** A SIP URI by JAIN-SIP. */
  @Benchmark
  public Object uriByJainSip() throws ParseException {
    return new URLParser(uri).sipURL(true);
  }

  /** Digest credentials by our scanner. */
  @Benchmark
  public Object credentials() throws MalformedHeaderException {
    return DigestCredentials.parse(credentials);
  }

  /** Digest credentials by JAIN-SIP. */
  @Benchmark
  public Object credentialsByJainSip() throws ParseException {
    return new AuthorizationParser("Authorization: " + credentials + '\n').parse();
  }
}
