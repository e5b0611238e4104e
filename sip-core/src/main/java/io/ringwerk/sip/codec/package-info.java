/**
 * From received bytes to messages: limits, whole messages of datagrams ({@link
 * io.ringwerk.sip.codec.SipParser}) and of streams ({@link io.ringwerk.sip.codec.StreamFramer}),
 * RFC 3261 §18.3. A message's own bytes are its encoding, so there is no encoder.
 */
@NullMarked
package io.ringwerk.sip.codec;

import org.jspecify.annotations.NullMarked;
