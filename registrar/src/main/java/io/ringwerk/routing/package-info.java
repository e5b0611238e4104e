/**
 * Who is called: from a Request-URI to the devices that ring, grouped by user (RFC 3261 §16.5).
 * Decides only; the proxy acts.
 */
@NullMarked
package io.ringwerk.routing;

import org.jspecify.annotations.NullMarked;
