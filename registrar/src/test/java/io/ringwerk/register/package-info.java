/** Tests of the registrar and of the verdict on duplicates. */
@NullMarked
package io.ringwerk.register;

import org.jspecify.annotations.NullMarked;
