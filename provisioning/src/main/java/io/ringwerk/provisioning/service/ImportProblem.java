package io.ringwerk.provisioning.service;

/**
 * Why an import was refused: one place in the file and what is wrong there.
 *
 * @param line the line, from 1
 * @param column the column, from 1; 0 when it concerns the whole line
 * @param header what the header calls the column; empty when it concerns the whole line
 * @param message what is wrong, and what to do about it, in one line; never repeats a password
 */
public record ImportProblem(long line, int column, String header, String message) {
  /** Keeps the message one line, whatever text of the file it repeats. */
  public ImportProblem {
    message = oneLine(message);
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars()
        .map(character -> Character.isISOControl(character) ? ' ' : character)
        .forEach(character -> line.append((char) character));
    return line.toString();
  }
}
