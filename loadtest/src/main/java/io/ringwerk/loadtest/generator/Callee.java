package io.ringwerk.loadtest.generator;

import java.util.List;

/**
 * Somebody who is called.
 *
 * @param addressOfRecord the Request-URI of calls to them, such as {@code sip:ben@example.org}
 * @param devices the devices that ring; each registers a contact of its own for its own address of
 *     record. Several with equal credentials are several contacts of one address of record
 */
public record Callee(String addressOfRecord, List<Subscriber> devices) {

  /** Copies the list. */
  public Callee {
    devices = List.copyOf(devices);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException(addressOfRecord + " needs a device to ring");
    }
  }
}
