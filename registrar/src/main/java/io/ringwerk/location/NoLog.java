package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.util.List;

/** The log of a service that forgets at its end. */
final class NoLog implements BindingLog {

  @Override
  public void append(DeviceRef device, long sequence, List<Binding> bindings) {}

  @Override
  public void flush() {}

  @Override
  public boolean isCompactionDue() {
    return false;
  }

  @Override
  public void compactIfDue() {}

  @Override
  public void close() {}
}
