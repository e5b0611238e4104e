package io.ringwerk.provisioning;

import java.time.Instant;

/**
 * Why a registration counts as a duplicate.
 *
 * @param since when the second endpoint appeared
 * @param evidence what tells the endpoints apart, in one sentence
 */
public record DuplicateInfo(Instant since, String evidence) {}
