package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.Group;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.Page;
import java.util.Optional;

/**
 * What can be done with groups. Every operation throws ProvisioningException when it is refused.
 */
public final class GroupService {
  GroupService() {}

  /** Adds a group. */
  public Group add(NewGroup group) {
    return NotBuilt.yet();
  }

  /** The groups by tenant and name. */
  public Page<Group> list(ListQuery query) {
    return NotBuilt.yet();
  }

  /** One group. */
  public Group show(String tenant, String name) {
    return NotBuilt.yet();
  }

  /** Gives it another extension, or none. */
  public Group changeExtension(String tenant, String name, Optional<String> extension) {
    return NotBuilt.yet();
  }

  /** Takes a user in; nothing happens when it is a member already. */
  public Group addMember(String tenant, String name, String user) {
    return NotBuilt.yet();
  }

  /** Takes a user out. */
  public Group removeMember(String tenant, String name, String user) {
    return NotBuilt.yet();
  }

  /** Removes it; its members stay, its numbers stay and are unassigned. */
  public void remove(String tenant, String name) {
    NotBuilt.yet();
  }
}
