/**
 * The command line. {@code ringwerk admin …} speaks to a running server over its REST API and knows
 * nothing else of it; every error is one line that says what to do next, and an exit code of {@link
 * io.ringwerk.cli.ExitCode}.
 */
@NullMarked
package io.ringwerk.cli;

import org.jspecify.annotations.NullMarked;
