package io.ringwerk.provisioning.service;

import java.util.List;

/**
 * What an import adds, in the order of its file.
 *
 * @param users the users it names
 * @param groups the groups it names
 * @param devices the devices it adds
 */
record ImportPlan(
    List<PlannedUser> users, List<PlannedGroup> groups, List<PlannedDevice> devices) {}
