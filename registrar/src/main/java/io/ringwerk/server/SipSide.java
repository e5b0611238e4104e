package io.ringwerk.server;

import io.ringwerk.overload.OverloadControl;
import io.ringwerk.proxy.ForkingProxy;
import io.ringwerk.proxy.OptionsResponder;
import io.ringwerk.proxy.ProxyServices;
import io.ringwerk.proxy.ProxySettings;
import io.ringwerk.register.Registrar;
import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.transaction.TransactionEvent;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transaction.TransactionLimits;
import io.ringwerk.sip.transaction.TransactionSettings;
import io.ringwerk.sip.transport.ListenPoint;
import io.ringwerk.sip.transport.NetworkIo;
import io.ringwerk.sip.transport.Shard;
import io.ringwerk.sip.transport.SipTransport;
import io.ringwerk.sip.transport.TransportSettings;
import io.ringwerk.sip.transport.TransportStartException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The SIP side: sockets and shards, and on each shard a transaction layer with its proxy. */
final class SipSide {

  /** How often a stopping server looks whether its calls have been set up or given up. */
  private static final Duration DRAIN_CHECK = Duration.ofMillis(50);

  private final SipTransport transport;
  private final TransactionSettings transactions;
  private final SipCounters counters;
  private final EnumCounter<TransactionEvent> transactionEvents =
      new EnumCounter<>(TransactionEvent.class);
  private final List<TransactionLayer> layers = new ArrayList<>();
  private final List<ForkingProxy> proxies = new ArrayList<>();

  private volatile boolean draining;

  /** Prepares the shards; opens no socket. */
  SipSide(ServerSettings settings, SipCounters counters) {
    TransportSettings how = transportSettings(settings.sip());
    this.counters = counters;
    this.transport = new SipTransport(how, counters);
    this.transactions =
        new TransactionSettings(
            TimerSettings.DEFAULT,
            transactionLimits(settings.sip().maximumTransactions() / how.loops()));
  }

  SipTransport transport() {
    return transport;
  }

  EnumCounter<TransactionEvent> transactionEvents() {
    return transactionEvents;
  }

  SipCounters counters() {
    return counters;
  }

  /** Opens the sockets, with everything above them in place. */
  void start(
      ProxyServices services, ProxySettings settings, Registrar registrar, OverloadControl overload)
      throws TransportStartException {
    SecureRandom random = new SecureRandom();
    for (Shard shard : transport.shards().all()) {
      layers.add(
          new TransactionLayer(
              shard,
              transactions,
              transactionEvents,
              sender -> {
                ForkingProxy proxy = new ForkingProxy(services, settings, sender, shard, random);
                proxies.add(proxy);
                return proxy;
              }));
    }
    OptionsResponder options = new OptionsResponder(services.directory());
    transport.start(
        new SipDispatcher(transport.shards(), layers, registrar, options, overload, () -> draining),
        closed -> {});
  }

  /**
   * Takes no new work, lets requests under way be answered within the grace time, and closes the
   * sockets.
   */
  void stop(Duration grace) {
    draining = true;
    Shard clock = transport.shards().get(0);
    CompletableFuture<Void> drained = new CompletableFuture<>();
    watch(clock, clock.nanoTime() + grace.toNanos(), drained);
    drained.join();
    transport.stop(Duration.ofSeconds(1));
  }

  /** Where it listens, with the ports the system chose. */
  List<ListenPoint> listenPoints() {
    return transport.listenPoints();
  }

  /** How many transactions are open on all shards, roughly. */
  int openTransactions() {
    return layers.stream().mapToInt(TransactionLayer::size).sum();
  }

  private void watch(Shard clock, long deadline, CompletableFuture<Void> drained) {
    var unused =
        pendingRequests()
            .thenAccept(
                pending -> {
                  if (pending == 0 || clock.nanoTime() - deadline >= 0) {
                    drained.complete(null);
                  } else {
                    clock.schedule(DRAIN_CHECK, () -> watch(clock, deadline, drained));
                  }
                });
  }

  /** How many requests have branches that have not ended, asked on each shard. */
  private CompletableFuture<Integer> pendingRequests() {
    CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
    for (int i = 0; i < proxies.size(); i++) {
      ForkingProxy proxy = proxies.get(i);
      CompletableFuture<Integer> pending =
          CompletableFuture.supplyAsync(proxy::pendingRequests, transport.shards().get(i));
      sum = sum.thenCombine(pending, Integer::sum);
    }
    return sum;
  }

  private static TransportSettings transportSettings(ServerSettings.Sip sip) {
    ListenPoint[] points =
        sip.listen().stream()
            .map(at -> new ListenPoint(at.transport(), at.address()))
            .toArray(ListenPoint[]::new);
    TransportSettings defaults = TransportSettings.listeningOn(points);
    TransportSettings.Connections connections = defaults.connections();
    return defaults
        .withLoops(sip.threads() == 0 ? defaults.loops() : sip.threads())
        .withNetworkIo(sip.nativeTransport() ? NetworkIo.best() : NetworkIo.NIO)
        .withParser(
            new ParserLimits(
                sip.maximumMessageBytes(),
                Math.min(sip.maximumMessageBytes(), ParserLimits.DEFAULT.maxHeaderSection()),
                sip.maximumHeaderLines()))
        .withConnections(
            new TransportSettings.Connections(
                sip.maximumConnections(),
                connections.usefulWithin(),
                sip.connectionIdle(),
                connections.lingerHalfClosed(),
                connections.maximumUnsentBytes()));
  }

  /** A call keeps two server transactions and, forked, more client transactions for a while. */
  private static TransactionLimits transactionLimits(int perShard) {
    TransactionLimits defaults = TransactionLimits.DEFAULT;
    int servers = Math.max(1, perShard / 2);
    return new TransactionLimits(
        servers,
        Math.max(1, perShard - servers),
        Math.max(1, perShard / 30),
        defaults.retryAfter());
  }
}
