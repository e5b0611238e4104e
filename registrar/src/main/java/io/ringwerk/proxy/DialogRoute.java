package io.ringwerk.proxy;

/**
 * What a Record-Route of ours says: the two ends of the dialog it was written for. It makes
 * requests in the dialog independent of our memory, so they find their way after a restart, too.
 *
 * @param dialog which dialog, a hash over Call-ID and the caller's tag; no other may use the route
 * @param caller who sent the request that opened the dialog
 * @param callee the device it was sent to
 */
record DialogRoute(long dialog, DialogEnd caller, DialogEnd callee) {}
