package io.ringwerk.cli;

/**
 * A token that may open the server, and where it comes from.
 *
 * @param text the token itself
 * @param origin such as the file it was read from; for messages
 */
record AccessToken(String text, String origin) {

  /** Never shows the token. */
  @Override
  public String toString() {
    return "AccessToken[from " + origin + "]";
  }
}
