package io.ringwerk.provisioning.directory;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a running server. Shared by all threads: readers take no lock; changes come from
 * one writer at a time.
 *
 * <p>Every answer is made when it changes, so that a look-up hands out an Optional that is there
 * already.
 */
public final class InMemoryDirectory implements Directory {
  private final ConcurrentMap<String, InMemoryTenantDirectory> tenants = new ConcurrentHashMap<>();
  private volatile Set<String> aliases = Set.of();
  private volatile Optional<TenantDirectory> defaultTenant = Optional.empty();

  @Override
  public Optional<TenantDirectory> tenant(String domainOrAlias) {
    @Nullable InMemoryTenantDirectory named = tenants.get(domainOrAlias);
    if (named != null) {
      return named.asAnswer();
    }
    return aliases.contains(domainOrAlias) ? defaultTenant : Optional.empty();
  }

  /**
   * Says which hosts stand for the default tenant.
   *
   * @param hosts the server's own addresses and names as they appear in URIs, in lower case
   */
  public void aliases(Set<String> hosts) {
    aliases = Set.copyOf(hosts);
  }

  /** Applies a committed change; each entry is replaced at once, one after the other. */
  public synchronized void apply(DirectoryChange change) {
    change.applyTo(this);
  }

  void put(TenantEntry entry) {
    InMemoryTenantDirectory tenant =
        tenants.computeIfAbsent(entry.domain(), domain -> new InMemoryTenantDirectory(entry));
    tenant.entry(entry);
    if (entry.defaultTenant()) {
      defaultTenant = tenant.asAnswer();
    } else if (isDefault(entry.domain())) {
      defaultTenant = Optional.empty();
    }
  }

  void remove(String domain) {
    tenants.remove(domain);
    if (isDefault(domain)) {
      defaultTenant = Optional.empty();
    }
  }

  InMemoryTenantDirectory of(String domain) {
    @Nullable InMemoryTenantDirectory tenant = tenants.get(domain);
    if (tenant == null) {
      throw new IllegalStateException("no tenant " + domain + " in the directory");
    }
    return tenant;
  }

  private boolean isDefault(String domain) {
    return defaultTenant.filter(tenant -> tenant.domain().equals(domain)).isPresent();
  }
}
