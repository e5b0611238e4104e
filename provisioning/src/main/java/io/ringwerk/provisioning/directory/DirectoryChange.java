package io.ringwerk.provisioning.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one committed operation changes in the directory, in the order in which it is applied. Not
 * for several threads.
 */
public final class DirectoryChange {
  private final List<Consumer<InMemoryDirectory>> steps = new ArrayList<>();

  /** Adds a tenant, or replaces what is known of it; its entries stay. */
  public DirectoryChange tenant(TenantEntry tenant) {
    return add(directory -> directory.put(tenant));
  }

  /** Removes a tenant with all its entries. */
  public DirectoryChange removeTenant(String domain) {
    return add(directory -> directory.remove(domain));
  }

  /** Adds an entry under its own name, or replaces it. */
  public DirectoryChange put(String domain, DirectoryEntry entry) {
    return add(directory -> directory.of(domain).put(entry));
  }

  /** Lets a number or extension stand for the entry of the given name. */
  public DirectoryChange route(String domain, String number, String name) {
    return add(directory -> directory.of(domain).route(number, name));
  }

  /** Removes a name, number or extension. */
  public DirectoryChange remove(String domain, String name) {
    return add(directory -> directory.of(domain).remove(name));
  }

  void applyTo(InMemoryDirectory directory) {
    steps.forEach(step -> step.accept(directory));
  }

  private DirectoryChange add(Consumer<InMemoryDirectory> step) {
    steps.add(step);
    return this;
  }
}
