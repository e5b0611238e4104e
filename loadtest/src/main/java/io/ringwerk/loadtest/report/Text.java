package io.ringwerk.loadtest.report;

/**
 * A paragraph.
 *
 * @param text plain text; shown as it is, whatever it contains
 */
public record Text(String text) implements Block {}
