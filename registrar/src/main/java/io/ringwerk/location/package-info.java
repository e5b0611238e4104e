/**
 * Where the phones are: the bindings of each device (RFC 3261 §10), held in memory and written to a
 * journal before anybody is told of them. The package decides nothing about registrations; it swaps
 * what a pure {@link io.ringwerk.location.BindingPlanner} planned, all or nothing.
 */
@NullMarked
package io.ringwerk.location;

import org.jspecify.annotations.NullMarked;
