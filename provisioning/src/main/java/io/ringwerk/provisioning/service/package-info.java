/**
 * What an operator can do: each operation checks, commits, flushes, then makes the directory
 * current.
 */
@NullMarked
package io.ringwerk.provisioning.service;

import org.jspecify.annotations.NullMarked;
