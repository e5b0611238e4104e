package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.User;
import java.util.Optional;

/** What can be done with users. Every operation throws ProvisioningException when it is refused. */
public final class UserService {
  UserService() {}

  /** Adds a user without devices. */
  public User add(NewUser user) {
    return NotBuilt.yet();
  }

  /**
   * The users by tenant and name; the text is looked for in name, full name, e-mail address,
   * account number, extension and numbers.
   */
  public Page<User> list(ListQuery query) {
    return NotBuilt.yet();
  }

  /** One user. */
  public User show(String tenant, String name) {
    return NotBuilt.yet();
  }

  /** Gives it another extension, or none. */
  public User changeExtension(String tenant, String name, Optional<String> extension) {
    return NotBuilt.yet();
  }

  /** Locks it: none of its devices can register, call or be called; their credentials end. */
  public User disable(String tenant, String name) {
    return NotBuilt.yet();
  }

  /** Unlocks it. */
  public User enable(String tenant, String name) {
    return NotBuilt.yet();
  }

  /** Removes it with its devices, whose credentials end; its numbers stay and are unassigned. */
  public void remove(String tenant, String name) {
    NotBuilt.yet();
  }
}
