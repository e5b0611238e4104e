/**
 * VoIP passwords and their digests: issued, hashed for the tenant's realm, sealed under a key file.
 */
@NullMarked
package io.ringwerk.provisioning.credential;

import org.jspecify.annotations.NullMarked;
