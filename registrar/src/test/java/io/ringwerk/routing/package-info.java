/** Tests of routing, and an installation to test with. */
@NullMarked
package io.ringwerk.routing;

import org.jspecify.annotations.NullMarked;
