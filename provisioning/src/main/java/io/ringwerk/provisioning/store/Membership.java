package io.ringwerk.provisioning.store;

/**
 * A user in a group.
 *
 * @param groupId the group's key
 * @param group the group's name
 * @param userId the user's key
 * @param user the user's name
 */
public record Membership(long groupId, String group, long userId, String user) {}
