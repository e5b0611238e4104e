/**
 * Netty channels: listen points, the flows over them, and the shards (event loops) everything runs
 * on. Frames what arrives, notes where it came from, and hands it up; sends what comes down.
 */
@NullMarked
package io.ringwerk.sip.transport;

import org.jspecify.annotations.NullMarked;
