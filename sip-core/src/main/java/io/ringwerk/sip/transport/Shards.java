package io.ringwerk.sip.transport;

import java.util.List;
import java.util.Optional;

/** All shards of a transport. Shared, and never changes. */
public final class Shards {

  private final List<Shard> shards;

  Shards(List<? extends Shard> shards) {
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("there must be a shard");
    }
    this.shards = List.copyOf(shards);
  }

  /** How many there are; at least one. */
  public int size() {
    return shards.size();
  }

  /** The shard with this index. */
  public Shard get(int index) {
    return shards.get(index);
  }

  /** All of them, by index. */
  public List<Shard> all() {
    return shards;
  }

  /** The shard all messages with this key belong to: the same for the same key, always. */
  public Shard forKey(String key) {
    return shards.get(Math.floorMod(key.hashCode(), shards.size()));
  }

  /** The shard the calling thread belongs to; empty for a thread of somebody else's. */
  public Optional<Shard> current() {
    for (Shard shard : shards) {
      if (shard.isCurrent()) {
        return Optional.of(shard);
      }
    }
    return Optional.empty();
  }
}
