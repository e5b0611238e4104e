/**
 * The transaction layer (RFC 3261 §17, RFC 6026, RFC 4320): absorbs what the network repeats,
 * repeats what it may lose, and gives up on what nobody answers. It opens no sockets, takes no
 * locks and starts no threads: one {@link io.ringwerk.sip.transaction.TransactionLayer} belongs to
 * one shard and is called on that shard's thread only.
 *
 * <p>Each of the four machines is one class with one state field and its transition table in its
 * Javadoc. A machine sets its new state first and lets effects out afterwards; the call to whoever
 * listens comes last.
 */
@NullMarked
package io.ringwerk.sip.transaction;

import org.jspecify.annotations.NullMarked;
