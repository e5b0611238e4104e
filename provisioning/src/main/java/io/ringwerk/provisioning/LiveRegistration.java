package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.Optional;

/**
 * One registered contact of a device (RFC 3261 §10), as an operator sees it.
 *
 * @param device whose credentials registered it
 * @param addressOfRecord what it registered for, as {@code user@domain}
 * @param contact the contact URI
 * @param transport {@code UDP}, {@code TCP}, …
 * @param remote address and port it registered from
 * @param userAgent its User-Agent header; may be empty
 * @param since when this endpoint first registered
 * @param refreshed when it last did
 * @param expires when it ends unless refreshed
 * @param duplicate present while its device is in use on more than one endpoint
 */
public record LiveRegistration(
    DeviceRef device,
    String addressOfRecord,
    String contact,
    String transport,
    String remote,
    String userAgent,
    Instant since,
    Instant refreshed,
    Instant expires,
    Optional<DuplicateInfo> duplicate) {}
