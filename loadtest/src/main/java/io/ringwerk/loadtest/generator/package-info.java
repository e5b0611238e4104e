/**
 * A load generator that costs little beside the server it loads: phones that register, query and
 * call over many source ports or connections, as fast as the server answers or at a rate it can't
 * slow down.
 *
 * <p>Everything of one phone belongs to one event loop. Requests are bytes made once per phone and
 * patched in place; of an answer only what is needed is read.
 */
@NullMarked
package io.ringwerk.loadtest.generator;

import org.jspecify.annotations.NullMarked;
