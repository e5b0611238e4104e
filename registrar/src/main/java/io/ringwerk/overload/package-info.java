/**
 * What becomes of requests when more arrive than can be served: how overload is recognised, which
 * work goes first, and what is refused (RFC 3261 §21.5.4; the requirements of RFC 5390).
 */
@NullMarked
package io.ringwerk.overload;

import org.jspecify.annotations.NullMarked;
