/** {@code ./ringwerk bench generate}: the load generator on the command line. */
@NullMarked
package io.ringwerk.loadtest.generate;

import org.jspecify.annotations.NullMarked;
