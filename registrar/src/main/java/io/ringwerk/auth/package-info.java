/**
 * Who is asking: digest authentication of requests (RFC 3261 §22, RFC 7616, RFC 8760) with nonces
 * that need no table, and a bounded memory that refuses replays.
 */
@NullMarked
package io.ringwerk.auth;

import org.jspecify.annotations.NullMarked;
