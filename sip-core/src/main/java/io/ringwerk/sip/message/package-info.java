/**
 * A SIP message as a value: the received bytes, an index of their header lines, and typed access on
 * demand (RFC 3261 §7). Nothing here knows sockets, transactions or policy.
 *
 * <p>How the pieces fit: {@link io.ringwerk.sip.message.MessageIndexer} finds the header lines of a
 * byte array once and checks what every element relies on (top Via, From, To, Call-ID, CSeq,
 * Content-Length). Everything else is read when it is asked for, by small scanners over the same
 * bytes. Builders and editors write new bytes, copying received lines as they stand, and index them
 * again; so there is one reader for what comes in and what goes out.
 */
@NullMarked
package io.ringwerk.sip.message;

import org.jspecify.annotations.NullMarked;
