/** Tests of flows. */
@NullMarked
package io.ringwerk.sip.flow;

import org.jspecify.annotations.NullMarked;
