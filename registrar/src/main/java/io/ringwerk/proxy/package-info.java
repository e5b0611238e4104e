/**
 * The forking proxy (RFC 3261 §16): validates, authenticates, forks, and chooses the response that
 * goes back to the caller.
 *
 * <p>Read {@link io.ringwerk.proxy.ForkingProxy} first. A request's way: validation (§16.3), Route
 * pre-processing (§16.4), caller verification, routing (§16.5), forwarding (§16.6) through one
 * branch per device, response processing (§16.7).
 */
@NullMarked
package io.ringwerk.proxy;

import org.jspecify.annotations.NullMarked;
