/**
 * Time as SIP sees it: a clock and a way to be called later, the timers A to M by their letters,
 * and the base values T1, T2, T4 they are computed from (RFC 3261 §17 and its table 4, RFC 6026).
 */
@NullMarked
package io.ringwerk.sip.time;

import org.jspecify.annotations.NullMarked;
