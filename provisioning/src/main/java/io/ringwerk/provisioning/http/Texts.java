package io.ringwerk.provisioning.http;

/** What others sent, made fit for a one-line message. */
final class Texts {

  private static final int LONGEST_QUOTE = 80;

  private Texts() {}

  /** The text without control characters, cut where it gets long. */
  static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LONGEST_QUOTE
        ? printable
        : printable.substring(0, LONGEST_QUOTE) + "…";
  }
}
