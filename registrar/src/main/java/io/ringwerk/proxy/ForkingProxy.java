package io.ringwerk.proxy;

import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.Scheduler;
import io.ringwerk.sip.transaction.IncomingRequest;
import io.ringwerk.sip.transaction.RequestSender;
import io.ringwerk.sip.transaction.ServerTransaction;
import io.ringwerk.sip.transaction.TransactionUser;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The stateful, forking proxy of one shard (RFC 3261 §16). To be called on the shard's thread only;
 * it takes no locks.
 *
 * <p>A request in a dialog carries a Record-Route of ours and goes to the dialog's other end,
 * whatever its method ({@link DialogRequests}). Any other request comes from a device, which has to
 * prove who it is, and goes to all devices it is for ({@link InitialRequests}).
 */
public final class ForkingProxy implements TransactionUser {

  private final ProxyServices services;
  private final EmergencyNumbers emergencyNumbers;
  private final OptionsResponder options;
  private final Rejections rejections;
  private final LoopDetection loops;
  private final RoutePreprocessing routePreprocessing;
  private final ProxiedRequests proxied = new ProxiedRequests();
  private final DialogRequests dialogRequests;
  private final InitialRequests initialRequests;

  /**
   * A proxy without calls.
   *
   * @param services what the proxies of all shards share
   * @param sender sends this shard's requests
   * @param scheduler this shard's time
   * @param random a cryptographically strong source, but for tests
   */
  public ForkingProxy(
      ProxyServices services,
      ProxySettings settings,
      RequestSender sender,
      Scheduler scheduler,
      RandomGenerator random) {
    this.services = services;
    this.emergencyNumbers = settings.emergencyNumbers();
    this.options = new OptionsResponder(services.directory());
    this.rejections = new Rejections(services.counter());
    this.loops = new LoopDetection(random);
    this.routePreprocessing = new RoutePreprocessing(services.dialogRoutes(), services.directory());
    ProxyShard shard = new ProxyShard(sender, scheduler, settings.timers());
    RequestForwarding forwarding =
        new RequestForwarding(services.addresses(), services.dialogRoutes(), loops);
    this.dialogRequests = new DialogRequests(services, shard, proxied, forwarding, rejections);
    this.initialRequests =
        new InitialRequests(services, settings, shard, proxied, forwarding, rejections);
  }

  @Override
  public void request(IncomingRequest incoming) {
    Optional<SipResponse> capabilities = options.answer(incoming.request());
    if (capabilities.isPresent()) {
      incoming.respondStatelessly(capabilities.get());
      return;
    }
    try {
      validateAndForward(incoming);
    } catch (MalformedHeaderException malformed) {
      rejections.answerStatelessly(incoming, badRequest(incoming.request(), malformed));
    }
  }

  @Override
  public void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite) {
    int status = invite.isPresent() ? 200 : 481; // RFC 3261 §9.2, §16.10
    cancel.begin().respond(ResponseBuilder.to(cancel.request(), status).build());
    List<String> reasons = cancel.request().values(HeaderName.REASON);
    invite
        .filter(it -> !it.isAnswered())
        .flatMap(proxied::find)
        .ifPresent(it -> it.cancel(CancelCause.caller(reasons)));
  }

  @Override
  public void ack(SipRequest ack, Flow flow) {
    try {
      forwardAck(ack, flow);
    } catch (MalformedHeaderException malformed) {
      services.counter().increment(ProxyEvent.MALFORMED); // an ACK is never answered
    }
  }

  @Override
  public boolean isUrgent(SipRequest request) {
    return emergencyNumbers.isCalledBy(request);
  }

  /** How many requests have branches that have not ended. */
  public int pendingRequests() {
    return proxied.size();
  }

  private void validateAndForward(IncomingRequest incoming) throws MalformedHeaderException {
    Optional<Rejection> rejection = RequestValidation.check(incoming.request(), loops, options);
    if (rejection.isPresent()) {
      rejections.answerStatelessly(incoming, rejection.get());
      return;
    }
    RouteSet routes = routePreprocessing.process(incoming.request());
    if (routes.dialog().isPresent()) {
      dialogRequests.forward(incoming, routes, routes.dialog().get());
    } else {
      initialRequests.forward(incoming, routes);
    }
  }

  private void forwardAck(SipRequest ack, Flow flow) throws MalformedHeaderException {
    Optional<Rejection> rejection = RequestValidation.check(ack, loops, options);
    RouteSet routes = routePreprocessing.process(ack);
    if (rejection.isPresent() || routes.dialog().isEmpty()) {
      services.counter().increment(ProxyEvent.STRAY_ACK);
      return;
    }
    dialogRequests.forwardAck(ack, flow, routes, routes.dialog().get());
  }

  private static Rejection badRequest(SipRequest request, MalformedHeaderException malformed) {
    return new Rejection(
        ProxyEvent.MALFORMED, ResponseBuilder.to(request, 400, malformed.reason()).build());
  }
}
