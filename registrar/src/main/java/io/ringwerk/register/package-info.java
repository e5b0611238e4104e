/**
 * The registrar of RFC 3261 §10, and the verdict on duplicate registrations.
 *
 * <p>{@link io.ringwerk.register.Registrar} is a thin shell: it authenticates, lets {@code
 * RegistrationPlan} decide, swaps the bindings and answers. {@link
 * io.ringwerk.register.DuplicateDetector} holds what is known about endpoints that share one
 * device's credentials; {@code EndpointEvidence} and {@code DuplicateRule} decide without state.
 */
@NullMarked
package io.ringwerk.register;

import org.jspecify.annotations.NullMarked;
