package io.ringwerk.register;

import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.location.LocationService;
import io.ringwerk.location.RegisterMemory;
import io.ringwerk.provisioning.directory.Directory;
import java.time.InstantSource;

/**
 * What the registrar works with; all of it is shared across shards.
 *
 * @param directory who exists
 * @param authenticator checks credentials
 * @param location where bindings are kept
 * @param memory the last REGISTERs, so that retransmissions are recognised
 * @param duplicates notices credentials in use on two endpoints
 * @param counters what became of the REGISTERs
 * @param clock the time of day
 */
public record RegistrarServices(
    Directory directory,
    DigestAuthenticator authenticator,
    LocationService location,
    RegisterMemory memory,
    DuplicateDetector duplicates,
    RegistrarCounters counters,
    InstantSource clock) {}
