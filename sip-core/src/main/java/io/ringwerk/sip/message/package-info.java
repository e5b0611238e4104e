/**
 * A SIP message as a value: received bytes, an index of its header lines, typed access on demand.
 */
@NullMarked
package io.ringwerk.sip.message;

import org.jspecify.annotations.NullMarked;
