package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the jar's manifest says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  static String line() {
    return "Ringwerk "
        + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not built as a jar)");
  }
}
