/**
 * Who may use the server: the words of provisioning, what can go wrong, and the ports through which
 * it sees the running server.
 */
@NullMarked
package io.ringwerk.provisioning;

import org.jspecify.annotations.NullMarked;
