package io.ringwerk.register;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The Date header field (RFC 3261 §20.17): {@code Sat, 13 Nov 2010 23:29:00 GMT}. Shared by all
 * threads; the text is made once a second.
 */
final class SipDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private volatile Second latest = Second.of(0);

  private record Second(long epochSecond, String text) {
    static Second of(long epochSecond) {
      return new Second(epochSecond, FORMAT.format(Instant.ofEpochSecond(epochSecond)));
    }
  }

  /** The date as header value. */
  String text(Instant now) {
    Second second = latest;
    if (second.epochSecond() != now.getEpochSecond()) {
      second = Second.of(now.getEpochSecond());
      latest = second;
    }
    return second.text();
  }
}
