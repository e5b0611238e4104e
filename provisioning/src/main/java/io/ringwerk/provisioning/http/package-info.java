/**
 * Provisioning over HTTP: the REST API under {@code /api/v1} with its OpenAPI description, {@code
 * /health} and {@code /metrics}. Every operation is one {@link
 * io.ringwerk.provisioning.http.Route}; the server, the checks and the description are all made
 * from the same routes, so they can't drift apart.
 */
@NullMarked
package io.ringwerk.provisioning.http;

import org.jspecify.annotations.NullMarked;
