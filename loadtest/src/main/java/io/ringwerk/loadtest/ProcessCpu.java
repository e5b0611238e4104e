package io.ringwerk.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The CPU time of a process, all its threads included, as Linux accounts it. */
public final class ProcessCpu {

  /** USER_HZ: what /proc counts in on every Linux architecture Java runs on. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private ProcessCpu() {}

  /** User and system time used so far. */
  public static Duration used(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // proc(5): the second field is the name in parentheses; what follows it is separated by blanks
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return Duration.ofNanos(ticks * MICROS_PER_TICK * 1_000);
  }

  /** The memory it holds, in bytes (VmRSS). */
  public static long residentBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
