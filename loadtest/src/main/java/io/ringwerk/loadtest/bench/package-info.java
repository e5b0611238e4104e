/**
 * The benchmarks: Ringwerk beside Kamailio under the same load, and the steps of its message path.
 */
@NullMarked
package io.ringwerk.loadtest.bench;

import org.jspecify.annotations.NullMarked;
