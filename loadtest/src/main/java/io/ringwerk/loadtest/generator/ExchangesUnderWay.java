package io.ringwerk.loadtest.generator;

import java.util.ArrayList;
import java.util.List;

/** What is under way, in no order; each exchange knows its place, so it leaves at once. */
final class ExchangesUnderWay {

  private final List<Exchange> exchanges = new ArrayList<>();

  void add(Exchange exchange) {
    exchange.place = exchanges.size();
    exchanges.add(exchange);
  }

  void remove(Exchange exchange) {
    Exchange last = exchanges.remove(exchanges.size() - 1);
    if (last != exchange) {
      exchanges.set(exchange.place, last);
      last.place = exchange.place;
    }
  }

  int size() {
    return exchanges.size();
  }

  boolean isEmpty() {
    return exchanges.isEmpty();
  }

  /** A copy, for those who end what they look at. */
  List<Exchange> snapshot() {
    return List.copyOf(exchanges);
  }
}
