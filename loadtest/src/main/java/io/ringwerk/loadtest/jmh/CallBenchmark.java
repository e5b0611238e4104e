package io.ringwerk.loadtest.jmh;

import io.ringwerk.proxy.DialogRoutes;
import io.ringwerk.proxy.ForkingProxy;
import io.ringwerk.proxy.ProxyEvent;
import io.ringwerk.proxy.ProxyServices;
import io.ringwerk.proxy.ProxySettings;
import io.ringwerk.routing.Router;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.FlowTokens;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transaction.TransactionEvent;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transaction.TransactionSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A call attempt through transactions, proxy, fork, response context and best response, on one
 * shard and without sockets: INVITE with credentials, every phone rings and declines, the caller
 * gets the best of the responses, and 40 s later all is forgotten. Making the phones' messages is
 * part of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {

  private static final String URI = "sip:ben@" + Household.DOMAIN;
  private static final Duration UNTIL_FORGOTTEN = Duration.ofSeconds(40);
  private static final int COUNTS_ON_A_NONCE = 1_000;

  /** How many phones ring. */
  @Param({"1", "3"})
  public int phones;

  private final BenchmarkTime time = new BenchmarkTime();

  /** Neither nonces nor bindings age while the transactions' time goes by. */
  private final Household household = new Household(InstantSource.fixed(time.now()));

  private final String device = household.user("anna", 1).get(0);
  private final Wire caller = household.register(device);
  private final Caller credentials = new Caller(device);
  private final TransactionLayer layer = layer();
  private final List<Wire> called = new ArrayList<>();
  private String nonce = "";
  private long nonceCount = COUNTS_ON_A_NONCE;
  private long calls;

  /** Registers the phones. */
  @Setup
  public void register() {
    household.user("ben", phones).forEach(each -> called.add(household.register(each)));
  }

  /** A call that every phone declines with 486. */
  @Benchmark
  public SipResponse declined() {
    SipRequest invite = invite();
    layer.receive(invite, caller);
    for (Wire phone : called) {
      decline(phone);
    }
    SipResponse best = finalResponse();
    layer.receive(RequestBuilder.ackOf(invite, best).build(), caller);
    forget();
    return best;
  }

  private void decline(Wire phone) {
    SipRequest branch = phone.take(SipRequest.class);
    layer.receive(ResponseBuilder.to(branch, 180).toTag("ringing").build(), phone);
    layer.receive(ResponseBuilder.to(branch, 486).toTag("ringing").build(), phone);
  }

  private SipResponse finalResponse() {
    SipResponse response = caller.take(SipResponse.class);
    while (response.status() < 200) {
      response = caller.take(SipResponse.class);
    }
    return response;
  }

  private void forget() {
    time.advance(UNTIL_FORGOTTEN);
    caller.clear();
    called.forEach(Wire::clear);
  }

  private SipRequest invite() {
    if (nonceCount == COUNTS_ON_A_NONCE) {
      learnNonce();
    }
    nonceCount++;
    return request()
        .header(
            HeaderName.PROXY_AUTHORIZATION,
            credentials.credentials(nonce, nonceCount, "INVITE", URI))
        .build();
  }

  private void learnNonce() {
    layer.receive(request().build(), caller);
    nonce =
        Caller.nonce(
            caller.take(SipResponse.class).value(HeaderName.PROXY_AUTHENTICATE).orElseThrow());
    nonceCount = 0;
    forget();
  }

  private RequestBuilder request() {
    calls++;
    return RequestBuilder.request(SipMethod.INVITE, URI)
        .via("SIP/2.0/UDP 198.51.100.1:5061;rport;branch=z9hG4bK-" + calls)
        .maxForwards(70)
        .from("<sip:" + device + "@" + Household.DOMAIN + ">;tag=k3v8d2x1")
        .to("<" + URI + ">")
        .callId("call-" + calls)
        .cseq(1)
        .contact("<sip:" + device + "@198.51.100.1:5061>");
  }

  private TransactionLayer layer() {
    ProxyServices services =
        new ProxyServices(
            household.directory,
            household.location,
            household,
            household.authenticator,
            new Router(household.directory, household.location, household),
            new DialogRoutes(new FlowTokens(new byte[32])),
            flow -> Household.SERVER,
            event -> {},
            new EnumCounter<>(ProxyEvent.class));
    return new TransactionLayer(
        time,
        TransactionSettings.DEFAULT,
        new EnumCounter<>(TransactionEvent.class),
        sender -> new ForkingProxy(services, ProxySettings.DEFAULT, sender, time, new Random(1)));
  }
}
