package io.ringwerk.server;

/**
 * The configuration cannot be used. The message is one line: where it stands, what is wrong, what
 * would be right.
 */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }
}
