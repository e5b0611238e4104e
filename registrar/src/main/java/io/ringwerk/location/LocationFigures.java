package io.ringwerk.location;

/**
 * The location service in figures, for metrics and the health page.
 *
 * @param devices devices with bindings; an expired binding counts until it is dropped
 * @param bindings their bindings
 * @param pendingUpdates updates on their way to the journal
 * @param committedUpdates updates written since the start
 * @param failedUpdates updates that could not be written since the start
 * @param expiredBindings bindings that ended by time since the start
 */
public record LocationFigures(
    long devices,
    long bindings,
    int pendingUpdates,
    long committedUpdates,
    long failedUpdates,
    long expiredBindings) {}
