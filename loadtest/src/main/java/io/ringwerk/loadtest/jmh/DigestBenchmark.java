package io.ringwerk.loadtest.jmh;

import io.ringwerk.auth.AuthenticationResult;
import io.ringwerk.auth.AuthenticationRole;
import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.SipParser;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Received bytes to a verdict: a REGISTER without credentials is challenged, one with credentials
 * is authenticated (index, credentials, digest, nonce, nonce count). The count is always the same:
 * noticing that it was used takes the same steps.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DigestBenchmark {

  private static final String URI = "sip:" + Household.DOMAIN;

  private final Household household = new Household(InstantSource.system());
  private final String device = household.user("anna", 1).get(0);
  private final byte[] first = register(Optional.empty()).bytes();
  private final byte[] second = register(Optional.of(credentials())).bytes();

  /** REGISTER without credentials. */
  @Benchmark
  public AuthenticationResult challenge() {
    return authenticate(first);
  }

  /** REGISTER that answers a challenge. */
  @Benchmark
  public AuthenticationResult authenticate() {
    return authenticate(second);
  }

  private AuthenticationResult authenticate(byte[] bytes) {
    SipRequest request = (SipRequest) SipParser.parse(bytes, ParserLimits.DEFAULT);
    return household.authenticator.authenticate(
        request, AuthenticationRole.REGISTRAR, household.tenant(), Optional.empty());
  }

  private String credentials() {
    AuthenticationResult.Challenge challenge = (AuthenticationResult.Challenge) authenticate(first);
    String nonce = Caller.nonce(challenge.headerValues().get(0));
    return new Caller(device).credentials(nonce, 1, "REGISTER", URI);
  }

  private SipRequest register(Optional<String> credentials) {
    String aor = "<sip:" + device + "@" + Household.DOMAIN + ">";
    RequestBuilder request =
        RequestBuilder.request(SipMethod.REGISTER, URI)
            .via("SIP/2.0/UDP 198.51.100.7:5060;rport;branch=z9hG4bK-524287-1")
            .maxForwards(70)
            .from(aor + ";tag=k3v8d2x1")
            .to(aor)
            .callId("313537363839-x4q0kcyv7w2p")
            .cseq(18)
            .contact("<sip:" + device + "@198.51.100.7:5060>")
            .header(HeaderName.EXPIRES, "600")
            .header(HeaderName.USER_AGENT, "DeskPhone D785/10.1.54.13");
    credentials.ifPresent(value -> request.header(HeaderName.AUTHORIZATION, value));
    return request.build();
  }
}
