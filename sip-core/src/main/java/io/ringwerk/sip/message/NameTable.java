package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to a name that stands in bytes, in any case, without making text of it: an
 * open-addressed hash table from lower-case names. Filled once, then read by any thread.
 */
final class NameTable<T> {
  private final int mask;
  private final byte[] @Nullable [] names;
  private final T[] values;

  /**
   * An empty table.
   *
   * @param slots a power of two, several times the number of names, so that most look-ups compare
   *     one name
   * @param absent what belongs to all other names
   */
  @SuppressWarnings("unchecked") // only a T is ever stored
  NameTable(int slots, T absent) {
    mask = slots - 1;
    names = new byte[slots][];
    values = (T[]) new Object[slots];
    Arrays.fill(values, absent);
  }

  void put(String name, T value) {
    byte[] lower = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    int slot = slot(lower, 0, lower.length);
    while (names[slot] != null) {
      slot = (slot + 1) & mask;
    }
    names[slot] = lower;
    values[slot] = value;
  }

  T find(byte[] bytes, int start, int end) {
    int slot = slot(bytes, start, end);
    for (byte[] name = names[slot]; name != null; name = names[slot]) {
      if (SipCharacters.equalsIgnoreCase(bytes, start, end, name)) {
        return values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return values[slot];
  }

  private int slot(byte[] bytes, int start, int end) {
    if (start >= end) {
      return 0;
    }
    int first = bytes[start] | 0x20;
    int middle = bytes[(start + end) >>> 1] | 0x20;
    int last = bytes[end - 1] | 0x20;
    return (first * 31 + middle * 131 + last * 7 + (end - start) * 61) & mask;
  }
}
