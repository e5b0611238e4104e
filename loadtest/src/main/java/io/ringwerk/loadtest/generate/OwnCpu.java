package io.ringwerk.loadtest.generate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What the generator itself takes of the machine, which it may share with the server.
 *
 * @param before the process' CPU time at the start, in nanoseconds
 */
record OwnCpu(long before) {

  static OwnCpu start() {
    return new OwnCpu(nanos());
  }

  /** User and system time of this process since the start, garbage collection and JIT included. */
  Duration used() {
    return Duration.ofNanos(nanos() - before);
  }

  private static long nanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
