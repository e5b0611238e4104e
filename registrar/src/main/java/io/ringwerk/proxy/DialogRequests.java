package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transaction.IncomingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forwards requests in a dialog to its other end (RFC 3261 §16.4 to §16.6). The route they carry is
 * proof enough that they belong to a call between two devices of ours: no credentials are asked
 * for, and it does not matter over which flow they come. Belongs to its shard.
 */
final class DialogRequests {

  private final ProxyServices services;
  private final ProxyShard shard;
  private final ProxiedRequests proxied;
  private final RequestForwarding forwarding;
  private final Rejections rejections;
  private final DialogDestinations destinations;

  DialogRequests(
      ProxyServices services,
      ProxyShard shard,
      ProxiedRequests proxied,
      RequestForwarding forwarding,
      Rejections rejections) {
    this.services = services;
    this.shard = shard;
    this.proxied = proxied;
    this.forwarding = forwarding;
    this.rejections = rejections;
    this.destinations = new DialogDestinations(services.flows(), services.router());
  }

  /** Forwards a request other than ACK, in transactions. */
  void forward(IncomingRequest incoming, RouteSet routes, DialogDirection dialog)
      throws MalformedHeaderException {
    SipRequest request = incoming.request();
    ReceivedRequest received = read(request, incoming.flow(), routes, dialog);
    List<NextHop> hops = hops(routes, dialog);
    if (request.method() == SipMethod.BYE) {
      reportHangUp(request, dialog);
    }
    if (hops.isEmpty()) {
      SipResponse response = ResponseBuilder.to(request, 480, "Not connected").build();
      rejections.answer(incoming, new Rejection(ProxyEvent.IN_DIALOG_UNREACHABLE, response));
      return;
    }
    services.counter().increment(ProxyEvent.IN_DIALOG);
    HopRequests requests = hop -> forwarding.inDialog(received, dialog.route(), hop);
    ProxiedRequest exchange = proxied.begin(incoming, ProxiedRequest.EndListener.IGNORE);
    exchange.start(new Branch(shard, request, requests, hops, exchange, BranchListener.IGNORE));
  }

  /**
   * Forwards the ACK for a 2xx. It is never answered, so it needs no transaction (RFC 3261 §17).
   */
  void forwardAck(SipRequest ack, Flow flow, RouteSet routes, DialogDirection dialog)
      throws MalformedHeaderException {
    ReceivedRequest received = read(ack, flow, routes, dialog);
    for (NextHop hop : hops(routes, dialog)) {
      hop.flow().send(forwarding.inDialog(received, dialog.route(), hop));
      return;
    }
  }

  private ReceivedRequest read(
      SipRequest request, Flow flow, RouteSet routes, DialogDirection dialog)
      throws MalformedHeaderException {
    Optional<TenantDirectory> tenant =
        services.directory().tenant(dialog.sender().device().tenant());
    return ReceivedRequest.of(request, flow, routes, tenant.map(TenantDirectory::realm).orElse(""));
  }

  private List<NextHop> hops(RouteSet routes, DialogDirection dialog) {
    String requestUri = routes.requestUri().text();
    return destinations.flowsTo(dialog.destination()).stream()
        .map(flow -> new NextHop(flow, requestUri))
        .toList();
  }

  private void reportHangUp(SipRequest bye, DialogDirection dialog) {
    Instant now = shard.scheduler().now();
    DeviceRef by = dialog.sender().device();
    services.callListener().happened(new CallEvent.HungUp(bye.callId(), now, by));
  }
}
