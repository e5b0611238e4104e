package io.ringwerk.proxy;

import io.ringwerk.sip.time.Scheduler;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.transaction.RequestSender;

/**
 * What a branch needs of the shard it lives on.
 *
 * @param sender opens client transactions
 * @param scheduler time, on the shard's thread
 * @param timers for timer C
 */
record ProxyShard(RequestSender sender, Scheduler scheduler, TimerSettings timers) {}
