package io.ringwerk.loadtest.scale;

/** What a soak watches. */
enum Quantity {
  HEAP("heap after a collection, MB", 8),
  TRANSACTIONS("open transactions", 200),
  BUFFERS("network buffers, MB", 8),
  THREADS("threads", 2),
  RESIDENT("resident memory, MB", 64);

  private final String text;
  private final double slack;

  Quantity(String text, double slack) {
    this.text = text;
    this.slack = slack;
  }

  /** Its name with its unit. */
  String text() {
    return text;
  }

  /** Growth that counts as flat however small the quantity is. */
  double slack() {
    return slack;
  }

  double of(SoakSample sample) {
    return switch (this) {
      case HEAP -> sample.heap();
      case TRANSACTIONS -> sample.transactions();
      case BUFFERS -> sample.buffers();
      case THREADS -> sample.threads();
      case RESIDENT -> sample.resident();
    };
  }
}
