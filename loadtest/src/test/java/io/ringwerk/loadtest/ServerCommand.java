package io.ringwerk.loadtest;

import java.util.List;

/**
 * How the tests start Ringwerk's commands: with the class path of the tests, on the JVM named by
 * {@code -Dringwerk.test.java} or, without it, the one that runs the tests.
 */
public final class ServerCommand {

  private ServerCommand() {}

  /** The command line, before the name of a command. */
  public static List<String> line() {
    String java =
        System.getProperty(
            "ringwerk.test.java", ProcessHandle.current().info().command().orElse("java"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        java, "-XX:+UseParallelGC", "-Xmx512m", "-cp", classPath, "io.ringwerk.cli.Ringwerk");
  }
}
