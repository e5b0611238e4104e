package io.ringwerk.provisioning.service;

import java.util.function.Supplier;

/** Stands where an operation is not built yet. */
final class NotBuilt {
  private NotBuilt() {}

  // Only until the last operation is built; it never returns.
  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T yet() {
    Supplier<T> missing =
        () -> {
          throw new UnsupportedOperationException("not built yet");
        };
    return missing.get();
  }
}
