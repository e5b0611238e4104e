package io.ringwerk.sip.message;

import java.util.Optional;

/**
 * The Event header field of SUBSCRIBE and NOTIFY (RFC 6665 §8.2.1).
 *
 * @param eventType the event package, with its templates: {@code message-summary}
 * @param id tells subscriptions of one dialog apart
 */
public record EventValue(String eventType, Optional<String> id) {}
