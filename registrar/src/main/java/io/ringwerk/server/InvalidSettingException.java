package io.ringwerk.server;

/** A setting that cannot be used; names the key within its section and the reason. */
final class InvalidSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;

  InvalidSettingException(String key, String reason) {
    super(reason);
    this.key = key;
  }

  /** The key within its section, such as {@code minimumExpires}. */
  String key() {
    return key;
  }
}
