/**
 * What changes with size and with time: {@code ./ringwerk bench curves} and {@code ./ringwerk bench
 * soak}.
 */
@NullMarked
package io.ringwerk.loadtest.scale;

import org.jspecify.annotations.NullMarked;
