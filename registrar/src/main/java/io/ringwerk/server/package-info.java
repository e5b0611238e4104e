/** The composition root: configuration, start, stop and metrics of the server. */
@NullMarked
package io.ringwerk.server;

import org.jspecify.annotations.NullMarked;
