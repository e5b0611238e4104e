/**
 * What the SIP side reads: tenants, users, devices and groups in memory, current with every commit.
 */
@NullMarked
package io.ringwerk.provisioning.directory;

import org.jspecify.annotations.NullMarked;
