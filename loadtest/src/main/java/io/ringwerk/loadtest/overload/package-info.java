/**
 * What a server does when more arrives than it can serve, from half its capacity to three times.
 */
@NullMarked
package io.ringwerk.loadtest.overload;

import org.jspecify.annotations.NullMarked;
