package io.ringwerk.provisioning;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the entries, in the list's order
 * @param offset how many come before them
 * @param total how many there are in all
 */
public record Page<T>(List<T> items, int offset, long total) {
  /** Copies its entries. */
  public Page {
    items = List.copyOf(items);
  }
}
