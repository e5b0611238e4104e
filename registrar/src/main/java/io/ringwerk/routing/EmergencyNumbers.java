package io.ringwerk.routing;

import io.ringwerk.sip.message.SipRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells calls for help from others: by the numbers an installation names, and by the service URN of
 * RFC 5031. Shared by all threads; never changes.
 */
public final class EmergencyNumbers {

  private static final String SERVICE = "urn:service:sos";

  private final Set<String> numbers;

  /**
   * Knows these numbers.
   *
   * @param numbers as they are dialled: the whole user part of a URI, or a whole tel number
   */
  public EmergencyNumbers(List<String> numbers) {
    this.numbers = Set.copyOf(numbers);
  }

  /** Whether the Request-URI names an emergency service. */
  public boolean isCalledBy(SipRequest request) {
    String uri = request.requestUriText();
    return isService(uri) || numbers.contains(dialled(uri));
  }

  /** {@code urn:service:sos}, or one below it such as {@code urn:service:sos.fire}. */
  private static boolean isService(String uri) {
    if (!uri.regionMatches(true, 0, SERVICE, 0, SERVICE.length())) {
      return false;
    }
    return uri.length() == SERVICE.length() || uri.charAt(SERVICE.length()) == '.';
  }

  /** What stands between the scheme and the first {@code @} or parameter. */
  private static String dialled(String uri) {
    int colon = uri.indexOf(':');
    String scheme = uri.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    int end = end(uri, colon + 1);
    return switch (scheme) {
      case "sip", "sips" -> uri.indexOf('@') < 0 ? "" : uri.substring(colon + 1, end);
      case "tel" -> uri.substring(colon + 1, end);
      default -> "";
    };
  }

  private static int end(String uri, int from) {
    int end = from;
    while (end < uri.length() && "@;:?".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
