/** How long a server takes from its launch to its first answer, measured from outside. */
@NullMarked
package io.ringwerk.loadtest.start;

import org.jspecify.annotations.NullMarked;
