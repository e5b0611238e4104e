package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Page;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the entries
 * @param offset how many come before them
 * @param total how many there are in all
 */
record PageView<T>(List<T> items, int offset, long total) {

  static <E, T> PageView<T> of(Page<E> page, Function<E, T> view) {
    return new PageView<>(page.items().stream().map(view).toList(), page.offset(), page.total());
  }
}
