package io.ringwerk.loadtest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the figures were taken on.
 *
 * @param processor the processor's name
 * @param processors how many of them
 * @param memoryMegabytes how much memory
 * @param system the operating system and its version
 * @param java the Java runtime
 * @param generatorOptions the options of the JVM that makes the load
 */
record Machine(
    String processor,
    int processors,
    long memoryMegabytes,
    String system,
    String java,
    List<String> generatorOptions) {

  /** This one. */
  static Machine here() throws IOException {
    return new Machine(
        value("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .toList());
  }

  /** In a sentence. */
  String text() {
    return "%d × %s, %,d MB, %s, %s; load generator on the same machine (%s)"
        .formatted(
            processors,
            processor,
            memoryMegabytes,
            system,
            java,
            String.join(" ", generatorOptions));
  }

  private static String value(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
