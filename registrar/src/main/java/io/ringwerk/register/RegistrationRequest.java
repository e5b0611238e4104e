package io.ringwerk.register;

import io.ringwerk.location.RegisterId;
import io.ringwerk.sip.flow.FlowId;
import java.time.Instant;
import java.util.Optional;

/**
 * A REGISTER whose sender is known, as values.
 *
 * @param addressOfRecord the user part of To: the device's id or its user's name
 * @param register which REGISTER it is
 * @param flow what it came over
 * @param relayed whether a proxy stands between: it has more than one Via
 * @param sentBy host and port of its topmost Via
 * @param userAgent its User-Agent header field
 * @param receivedAt when it came
 * @param change what it asks for
 */
record RegistrationRequest(
    String addressOfRecord,
    RegisterId register,
    FlowId flow,
    boolean relayed,
    String sentBy,
    Optional<String> userAgent,
    Instant receivedAt,
    ContactChange change)
    implements RegistrationReading {}
