package io.ringwerk.loadtest.sipp;

import java.io.PrintWriter;
import java.util.Locale;

/** One line that says how far a run is: written over itself on a terminal, else now and then. */
final class Progress {

  private static final int SECONDS_BETWEEN_LINES = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private int lastSecond;
  private boolean open;

  Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether the line is to be written in this second of the run. */
  boolean isDue(int second) {
    return second >= lastSecond + (terminal ? 1 : SECONDS_BETWEEN_LINES);
  }

  /** Shows where the run is. */
  void show(int second, long perSecond, Statistics.Snapshot now, long p99, long clockStep) {
    lastSecond = second;
    String line =
        String.format(
            Locale.ROOT,
            "%4d s  %,d/s  ok %,d  failed %,d  retransmissions %,d  p99 %s",
            second,
            perSecond,
            now.succeeded(),
            now.failed(),
            now.retransmissions(),
            Millis.text(p99, clockStep));
    write(line);
  }

  /** Ends the line, so that what follows has one of its own. */
  void done() {
    if (open) {
      out.println();
      out.flush();
      open = false;
    }
  }

  private void write(String line) {
    if (terminal) {
      out.print("\r" + line + "\033[K");
      open = true;
    } else {
      out.println(line);
    }
    out.flush();
  }
}
