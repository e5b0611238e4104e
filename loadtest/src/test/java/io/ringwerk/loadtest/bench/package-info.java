/** Tests of the comparison with Kamailio. */
@NullMarked
package io.ringwerk.loadtest.bench;

import org.jspecify.annotations.NullMarked;
