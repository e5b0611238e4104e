package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** A list that the database filters, orders and cuts into pages. */
final class PagedQuery {
  private final String columns;
  private final String tables;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();

  private PagedQuery(String columns, String tables) {
    this.columns = columns;
    this.tables = tables;
  }

  static PagedQuery select(String columns, String tables) {
    return new PagedQuery(columns, tables);
  }

  /** Adds a condition without values. */
  PagedQuery where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds {@code column = value} where a value is wanted. */
  PagedQuery equal(String column, Optional<String> value) {
    value.ifPresent(
        wanted -> {
          String name = "value" + values.size();
          conditions.add(column + " = :" + name);
          values.put(name, wanted.toLowerCase(Locale.ROOT));
        });
    return this;
  }

  /**
   * Adds that one of the conditions holds, each made with {@link #contains}, where a text is
   * wanted.
   */
  PagedQuery matching(Optional<String> text, String... oneOf) {
    text.ifPresent(
        part -> {
          conditions.add("(" + String.join(" OR ", oneOf) + ")");
          values.put("text", "%" + escaped(part.toLowerCase(Locale.ROOT)) + "%");
        });
    return this;
  }

  /** The condition that an expression contains the wanted text, in either case. */
  static String contains(String expression) {
    return "LOWER(" + expression + ") LIKE :text ESCAPE '!'";
  }

  <T> Page<T> fetch(Handle handle, ListQuery page, String order, RowMapper<T> mapper) {
    String body = " FROM " + tables + where();
    long total =
        handle.createQuery("SELECT COUNT(*)" + body).bindMap(values).mapTo(Long.class).one();
    List<T> items =
        handle
            .createQuery(
                "SELECT " + columns + body + " ORDER BY " + order + " LIMIT :limit OFFSET :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map(mapper)
            .list();
    return new Page<>(items, page.offset(), total);
  }

  private String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
