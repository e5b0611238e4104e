package io.ringwerk.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Says in a few words what went wrong with a file or a connection; the JDK's messages often name
 * the file only.
 */
final class Reasons {

  private Reasons() {}

  static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "the file exists already";
    }
    if (e instanceof ConnectException && e.getMessage() == null) {
      return e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException
          ? "there is no such host"
          : "connection refused";
    }
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
