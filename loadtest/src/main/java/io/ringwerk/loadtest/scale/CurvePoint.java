package io.ringwerk.loadtest.scale;

/**
 * What one size costs.
 *
 * @param size how many bindings, devices or connections
 * @param perSecond operations that ended well, each second
 * @param cpuMicros CPU time of the server's process per operation, in µs
 * @param heapMegabytes in use after a full collection
 * @param residentMegabytes memory the process holds
 * @param p50Millis median latency
 * @param p99Millis 99th percentile
 * @param failed operations that failed
 */
record CurvePoint(
    int size,
    double perSecond,
    double cpuMicros,
    double heapMegabytes,
    double residentMegabytes,
    double p50Millis,
    double p99Millis,
    long failed) {}
