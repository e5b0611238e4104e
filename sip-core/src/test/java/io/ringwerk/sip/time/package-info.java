/** Virtual time for tests. */
@NullMarked
package io.ringwerk.sip.time;

import org.jspecify.annotations.NullMarked;
