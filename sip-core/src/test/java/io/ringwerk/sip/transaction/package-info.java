/**
 * The transaction layer under test: a layer on virtual time, with its user and its wires in plain
 * sight.
 */
@NullMarked
package io.ringwerk.sip.transaction;

import org.jspecify.annotations.NullMarked;
