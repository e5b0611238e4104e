package io.ringwerk.sip.transport;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that loses Netty buffers. Registered for every test by {@code
 * META-INF/services} and {@code junit.jupiter.extensions.autodetection.enabled}, so nobody has to
 * think of it.
 */
public final class BufferLeakExtension implements BeforeAllCallback, AfterAllCallback {

  private static final LeakReports REPORTS = new LeakReports();

  /** Called by JUnit. */
  public BufferLeakExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    watch();
  }

  void watch() {
    REPORTS.collect();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> leaks = REPORTS.drain();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          context.getDisplayName() + " lost " + leaks.size() + " buffers: " + leaks);
    }
  }
}
