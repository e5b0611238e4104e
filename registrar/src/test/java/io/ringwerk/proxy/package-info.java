/** Tests of the proxy: scripted calls on virtual time, pure decisions, a seeded simulation. */
@NullMarked
package io.ringwerk.proxy;

import org.jspecify.annotations.NullMarked;
