package io.ringwerk.sip.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One value of the Reason header field (RFC 3326): why a request was sent, as in {@code
 * SIP;cause=200;text="Call completed elsewhere"}.
 *
 * @param protocol what the cause is a code of: {@code SIP}, {@code Q.850}
 * @param cause the code
 * @param text words for a person
 */
public record ReasonValue(String protocol, OptionalInt cause, Optional<String> text) {}
