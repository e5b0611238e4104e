package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.invalid;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names, numbers and texts may look like. Each method returns the value as it is kept, or
 * refuses it.
 *
 * <p>User parts are narrower than RFC 3261 §25.1 allows: what phones, people and CSV files can all
 * write without escapes.
 */
final class Syntax {
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");
  private static final Pattern REALM = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,253}");
  private static final Pattern USER_PART =
      Pattern.compile("[A-Za-z0-9_+~*][A-Za-z0-9_+~*.-]{0,63}");
  private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,10}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");
  private static final Pattern NUMBER_DECORATION = Pattern.compile("[ ./()\\-]");
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{0,100}");

  private Syntax() {}

  /** A tenant's domain, in lower case. */
  static String domain(String text) {
    String domain = text.strip().toLowerCase(Locale.ROOT);
    if (HOST.matcher(domain).matches() || IPV6.matcher(domain).matches()) {
      return domain;
    }
    throw invalid(
        quoted(text) + " is not a SIP domain",
        "use a host name such as example.com, or an IP address");
  }

  /** A digest realm; it stands in quotes in a challenge. */
  static String realm(String text) {
    return matching(
        REALM, text, "a realm", "use 1 to 253 characters without quotes and backslashes");
  }

  /** A user's or group's name, in lower case. */
  static String name(String text) {
    return userPart(text, "a name").toLowerCase(Locale.ROOT);
  }

  /** A device's id, in the case it is given: it goes into the digest. */
  static String deviceId(String text) {
    return userPart(text, "a device id");
  }

  /** An internal extension. */
  static String extension(String text) {
    return matching(EXTENSION, text.strip(), "an extension", "use 1 to 10 digits");
  }

  /** A number without what people write between its digits. */
  static String number(String text) {
    String digits = NUMBER_DECORATION.matcher(text).replaceAll("");
    if (NUMBER.matcher(digits).matches()) {
      return digits;
    }
    throw invalid(quoted(text) + " is not a number", "use 2 to 20 digits, such as +41445551234");
  }

  /** A label or full name; may be empty. */
  static String text(String text) {
    return matching(
        TEXT, text.strip(), "a label or full name", "use up to 100 characters on one line");
  }

  /** An e-mail address. */
  static String email(String text) {
    return matching(EMAIL, text.strip(), "an e-mail address", "use one such as bob@example.com");
  }

  private static String userPart(String text, String what) {
    return matching(
        USER_PART,
        text.strip(),
        what,
        "use 1 to 64 letters, digits and _ + ~ * . - (the last two not at the start)");
  }

  private static String matching(Pattern pattern, String text, String what, String nextStep) {
    if (pattern.matcher(text).matches()) {
      return text;
    }
    throw invalid(quoted(text) + " is not " + what, nextStep);
  }

  /** Long or odd input is cut and cleaned before it is repeated to anybody. */
  private static String quoted(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return '"' + (clean.length() > 60 ? clean.substring(0, 60) + "…" : clean) + '"';
  }
}
