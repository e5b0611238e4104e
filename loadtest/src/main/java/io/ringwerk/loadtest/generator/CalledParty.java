package io.ringwerk.loadtest.generator;

import java.util.List;

/**
 * A callee with its phones.
 *
 * @param addressOfRecord what is called
 * @param devices the phones that ring
 */
record CalledParty(String addressOfRecord, List<Phone> devices) {

  /** Copies the list. */
  CalledParty {
    devices = List.copyOf(devices);
  }
}
