package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;

/**
 * What every machine works with.
 *
 * @param request what was sent or received
 * @param flow what it went over, and what all else goes over
 * @param timers the transaction's own
 * @param counter counts for all shards together
 * @param onEnd forgets the transaction; run once, when it is over
 */
record Exchange(
    SipRequest request,
    Flow flow,
    TransactionTimers timers,
    EnumCounter<TransactionEvent> counter,
    Runnable onEnd) {}
