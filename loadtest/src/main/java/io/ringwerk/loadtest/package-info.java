/** Load scenarios and the harness that runs them. */
@NullMarked
package io.ringwerk.loadtest;

import org.jspecify.annotations.NullMarked;
