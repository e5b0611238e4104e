/**
 * Flows: the five-tuples (RFC 5626 §2) messages arrive on and are sent over, as the layers above
 * see them. No sockets here; {@code io.ringwerk.sip.transport} implements them.
 */
@NullMarked
package io.ringwerk.sip.flow;

import org.jspecify.annotations.NullMarked;
