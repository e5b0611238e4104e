package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.generator.LoadResult;
import java.time.Duration;

/**
 * One server under one load, once.
 *
 * @param result what came of the operations
 * @param wall how long the clock ran while CPU time was counted
 * @param serverCpu user and system time of all the server's processes meanwhile
 * @param generatorCpu the same of the process that made the load
 * @param memory bytes the server held afterwards. It is not looked at meanwhile: adding up the
 *     pages of a dozen processes takes the machine's time from them
 */
record Sample(
    LoadResult result, Duration wall, Duration serverCpu, Duration generatorCpu, long memory) {}
