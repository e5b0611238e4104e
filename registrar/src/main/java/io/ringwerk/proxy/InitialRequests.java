package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.routing.RoutingRefusal;
import io.ringwerk.routing.RoutingResult;
import io.ringwerk.routing.TargetSet;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transaction.IncomingRequest;
import java.util.Optional;

/**
 * Forwards requests outside a dialog: finds out who sends them and whom they are for, and forks
 * (RFC 3261 §16.3 step 6, §16.5, §16.6). Belongs to its shard.
 */
final class InitialRequests {

  private final ProxyServices services;
  private final ProxySettings settings;
  private final ProxyShard shard;
  private final ProxiedRequests proxied;
  private final RequestForwarding forwarding;
  private final Rejections rejections;
  private final CallerVerification callers;

  InitialRequests(
      ProxyServices services,
      ProxySettings settings,
      ProxyShard shard,
      ProxiedRequests proxied,
      RequestForwarding forwarding,
      Rejections rejections) {
    this.services = services;
    this.settings = settings;
    this.shard = shard;
    this.proxied = proxied;
    this.forwarding = forwarding;
    this.rejections = rejections;
    this.callers =
        new CallerVerification(services.directory(), services.location(), services.authenticator());
  }

  /** Forwards the request, or answers why not. */
  void forward(IncomingRequest incoming, RouteSet routes) throws MalformedHeaderException {
    Optional<Rejection> rejection = checkBeforeCredentials(incoming.request(), routes);
    if (rejection.isPresent()) {
      rejections.answerStatelessly(incoming, rejection.get());
      return;
    }
    CallerVerdict verdict =
        callers.verify(incoming.request(), incoming.flow(), routes.requestUri());
    if (verdict instanceof CallerVerdict.Rejected rejected) {
      rejections.answerStatelessly(incoming, rejected.rejection());
    } else if (verdict instanceof CallerVerdict.Verified verified) {
      forward(incoming, routes, verified);
    }
  }

  private static Optional<Rejection> checkBeforeCredentials(SipRequest request, RouteSet routes) {
    if (routes.leadsElsewhere()) {
      SipResponse response = ResponseBuilder.to(request, 403, "Route leads elsewhere").build();
      return Optional.of(new Rejection(ProxyEvent.FOREIGN_ROUTE, response));
    }
    return EventPackages.check(request);
  }

  private void forward(IncomingRequest incoming, RouteSet routes, CallerVerdict.Verified caller)
      throws MalformedHeaderException {
    SipRequest request = incoming.request();
    Optional<Rejection> rejection = CallerVerification.checkIdentity(request, caller.device());
    if (rejection.isPresent()) {
      rejections.answer(incoming, rejection.get());
      return;
    }
    String realm = caller.tenant().realm();
    ReceivedRequest received = ReceivedRequest.of(request, incoming.flow(), routes, realm);
    DeviceRef device = caller.device().ref();
    RoutingResult result = services.router().route(device, routes.requestUri());
    if (result instanceof RoutingResult.Refused refused) {
      refuse(incoming, device, refused);
    } else if (result instanceof RoutingResult.Targets found) {
      fork(incoming, received, device, found.targets());
    }
  }

  private void refuse(IncomingRequest incoming, DeviceRef caller, RoutingResult.Refused refused) {
    SipRequest request = incoming.request();
    RoutingRefusal reason = refused.reason();
    if (request.method() == SipMethod.INVITE) {
      report(request).notRouted(caller, request.requestUriText(), refused);
    }
    if (request.method() == SipMethod.SUBSCRIBE && reason == RoutingRefusal.ONLY_THE_CALLER) {
      rejections.answer(incoming, EventPackages.badEvent(request)); // it asked itself
      return;
    }
    SipResponse response =
        ResponseBuilder.to(request, reason.status(), reason.reasonPhrase()).build();
    rejections.answer(incoming, new Rejection(eventOf(reason), response));
  }

  private static ProxyEvent eventOf(RoutingRefusal reason) {
    return switch (reason) {
      case FOREIGN_DOMAIN, OTHER_TENANT -> ProxyEvent.FOREIGN_DOMAIN;
      case UNKNOWN_TARGET -> ProxyEvent.UNKNOWN_TARGET;
      case NOBODY_REACHABLE, ONLY_THE_CALLER -> ProxyEvent.NOT_REGISTERED;
    };
  }

  private void fork(
      IncomingRequest incoming, ReceivedRequest received, DeviceRef caller, TargetSet targets) {
    SipRequest request = incoming.request();
    if (targets.deviceCount() > settings.maxBranches()) {
      // RFC 5393 §5
      SipResponse response = ResponseBuilder.to(request, 440).build();
      rejections.answer(incoming, new Rejection(ProxyEvent.TOO_MANY_BRANCHES, response));
      return;
    }
    if (request.method() == SipMethod.INVITE) {
      call(incoming, received, caller, targets);
      return;
    }
    ProxiedRequest exchange = proxied.begin(incoming, ProxiedRequest.EndListener.IGNORE);
    exchange.start(
        fork(received, caller, device -> BranchListener.IGNORE).build(targets, exchange));
  }

  private void call(
      IncomingRequest incoming, ReceivedRequest received, DeviceRef caller, TargetSet targets) {
    CallReport report = report(incoming.request());
    ProxiedRequest exchange =
        proxied.begin(incoming, (outcome, status) -> end(report, outcome, status));
    report.started(caller, incoming.request().requestUriText(), targets);
    exchange.limitRinging(settings.noAnswer(), shard.scheduler());
    exchange.start(fork(received, caller, report::branch).build(targets, exchange));
  }

  private Fork fork(ReceivedRequest received, DeviceRef caller, Fork.BranchListeners listeners) {
    boolean registeredFlow =
        services.location().bindings(caller).stream()
            .anyMatch(binding -> binding.flow().equals(received.flow().id()));
    DialogEnd end = new DialogEnd(caller, received.flow().id(), registeredFlow);
    return new Fork(shard, forwarding, received, end, listeners);
  }

  private CallReport report(SipRequest invite) {
    return new CallReport(invite, services.callListener(), shard.scheduler());
  }

  private void end(CallReport report, CallOutcome outcome, int status) {
    services
        .counter()
        .increment(
            switch (outcome) {
              case ANSWERED -> ProxyEvent.CALL_ANSWERED;
              case CALLER_GAVE_UP -> ProxyEvent.CALL_CANCELLED;
              case NO_ANSWER -> ProxyEvent.CALL_NOT_ANSWERED;
              case FAILED -> ProxyEvent.CALL_FAILED;
            });
    report.ended(outcome, status);
  }
}
