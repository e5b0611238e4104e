package io.ringwerk.loadtest.generator;

/**
 * One second of a run.
 *
 * @param started operations started
 * @param succeeded operations that ended well, whenever they started
 * @param failed operations that failed, whenever they started
 * @param p50 median latency in µs of those that ended well
 * @param p99 99th percentile of the same
 */
public record Second(long started, long succeeded, long failed, long p50, long p99) {}
