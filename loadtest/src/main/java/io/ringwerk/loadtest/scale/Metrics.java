package io.ringwerk.loadtest.scale;

/**
 * A metrics page in Prometheus' text format.
 *
 * @param page all of it
 */
record Metrics(String page) {

  /** The sum of all values of this name, whatever their labels; 0 if there is none. */
  double sum(String name) {
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
