package io.ringwerk.server;

import io.ringwerk.overload.OverloadControl;
import io.ringwerk.proxy.OptionsResponder;
import io.ringwerk.register.Registrar;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transport.MessageReceiver;
import io.ringwerk.sip.transport.Shard;
import io.ringwerk.sip.transport.Shards;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Decides who gets a message. Shared by all shards; it has no state of its own.
 *
 * <p>REGISTER and OPTIONS for the server are answered where they were read. Everything else belongs
 * to a transaction, and so to the shard of its Call-ID. A server that is stopping finishes what it
 * has begun and sends new work away with 503 (RFC 3261 §21.5.4).
 */
final class SipDispatcher implements MessageReceiver {

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final String RETRY_AFTER_RESTART = "10";

  private final Shards shards;
  private final List<TransactionLayer> layers;
  private final Registrar registrar;
  private final OptionsResponder options;
  private final OverloadControl overload;
  private final BooleanSupplier stopping;

  /**
   * A dispatcher.
   *
   * @param layers the transaction layer of each shard, by its index
   * @param overload sheds what can't be served
   * @param stopping whether new work is to be sent away
   */
  SipDispatcher(
      Shards shards,
      List<TransactionLayer> layers,
      Registrar registrar,
      OptionsResponder options,
      OverloadControl overload,
      BooleanSupplier stopping) {
    this.shards = shards;
    this.layers = List.copyOf(layers);
    this.registrar = registrar;
    this.options = options;
    this.overload = overload;
    this.stopping = stopping;
  }

  @Override
  public void received(SipMessage message, Flow flow) {
    if (message instanceof SipRequest request
        && (isShed(request, flow) || isAnsweredHere(request, flow))) {
      return;
    }
    Shard shard = shards.forKey(message.callId());
    TransactionLayer layer = layers.get(shard.index());
    if (shard.isCurrent()) {
      layer.receive(message, flow);
    } else {
      shard.execute(() -> layer.receive(message, flow));
    }
  }

  @Override
  public void measured(LoopLoad load, Shard shard) {
    overload.measured(shard.index(), load);
  }

  private boolean isShed(SipRequest request, Flow flow) {
    return overload.isShedding()
        && overload.sheds(request, flow, shards.current().orElseThrow().index());
  }

  private boolean isAnsweredHere(SipRequest request, Flow flow) {
    if (stopping.getAsBoolean() && isNewWork(request)) {
      flow.send(
          ResponseBuilder.to(request, SERVICE_UNAVAILABLE, "Server is restarting")
              .header(HeaderName.RETRY_AFTER, RETRY_AFTER_RESTART)
              .build());
      return true;
    }
    if (request.method() == SipMethod.REGISTER) {
      registrar.handle(request, flow, shards.current().orElseThrow());
      return true;
    }
    Optional<SipResponse> capabilities = options.answer(request);
    capabilities.ifPresent(flow::send);
    return capabilities.isPresent();
  }

  private static boolean isNewWork(SipRequest request) {
    return switch (request.method()) {
      case ACK, CANCEL -> false;
      default -> request.toTag().isEmpty();
    };
  }
}
