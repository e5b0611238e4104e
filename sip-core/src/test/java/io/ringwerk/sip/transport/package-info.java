/** Transport over real sockets on loopback, and the watch over Netty's buffers. */
@NullMarked
package io.ringwerk.sip.transport;

import org.jspecify.annotations.NullMarked;
