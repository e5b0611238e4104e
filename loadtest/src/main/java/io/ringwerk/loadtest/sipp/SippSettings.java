package io.ringwerk.loadtest.sipp;

import java.nio.file.Path;

/**
 * What all SIPp processes of a run have in common.
 *
 * @param program SIPp's command
 * @param scenarios the folder of the scenario files
 * @param directory where it may write; holds credentials while the run lasts
 * @param target the server
 * @param transport how it is reached
 */
record SippSettings(
    String program, Path scenarios, Path directory, Target target, Transport transport) {}
