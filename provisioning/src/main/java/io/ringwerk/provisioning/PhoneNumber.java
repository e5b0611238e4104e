package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.RouteTarget;
import java.util.Optional;

/**
 * A number of a tenant.
 *
 * @param tenant its tenant's domain
 * @param number in E.164 form where it is public, such as {@code +41445551234}
 * @param target whom it rings, empty while it is not assigned
 */
public record PhoneNumber(String tenant, String number, Optional<RouteTarget> target) {}
