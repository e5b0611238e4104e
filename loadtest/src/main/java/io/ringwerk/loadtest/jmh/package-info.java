/** JMH benchmarks of the message path: time and garbage of each step. */
@NullMarked
package io.ringwerk.loadtest.jmh;

import org.jspecify.annotations.NullMarked;
