package io.ringwerk.provisioning.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where something that was made is found from now on. */
final class Locations {

  private Locations() {}

  static String of(String collection, String name) {
    return collection + "/" + encoded(name);
  }

  static String of(String collection, String name, String tenant) {
    return of(collection, name) + "?tenant=" + encoded(tenant);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
