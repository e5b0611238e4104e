package io.ringwerk.proxy;

import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.routing.Router;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.FlowRegistry;

/**
 * What the proxies of all shards share; each of these is safe for all threads.
 *
 * @param directory who exists
 * @param location who is registered where
 * @param flows the ways to devices
 * @param authenticator checks credentials
 * @param router finds the devices to call
 * @param dialogRoutes writes and reads our Record-Routes
 * @param addresses what we call ourselves towards peers
 * @param callListener hears what happens to calls
 * @param counter counts what happens to requests
 */
public record ProxyServices(
    Directory directory,
    LocationService location,
    FlowRegistry flows,
    DigestAuthenticator authenticator,
    Router router,
    DialogRoutes dialogRoutes,
    AdvertisedAddresses addresses,
    CallListener callListener,
    EnumCounter<ProxyEvent> counter) {}
