/** Tests of what is shed when more arrives than can be served. */
@NullMarked
package io.ringwerk.overload;

import org.jspecify.annotations.NullMarked;
