/**
 * Comma-separated files in and out: moving users and devices in, credentials for load tests out.
 */
@NullMarked
package io.ringwerk.provisioning.csv;

import org.jspecify.annotations.NullMarked;
