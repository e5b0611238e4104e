/**
 * Test traffic by SIPp for operators: {@code ./ringwerk load}. Casts devices from a credentials
 * file for a scenario, runs SIPp, reads what it writes, and judges it by limits.
 */
@NullMarked
package io.ringwerk.loadtest.sipp;

import org.jspecify.annotations.NullMarked;
