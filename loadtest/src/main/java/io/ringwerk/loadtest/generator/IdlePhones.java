package io.ringwerk.loadtest.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The phones that are free, longest free first. */
interface IdlePhones {

  /** Adds a phone that has become free. */
  void add(Phone phone);

  /**
   * Takes a phone.
   *
   * @param justEnded the endpoint where an operation has just ended
   */
  Optional<Phone> take(Endpoint justEnded);

  /** Takes whichever phone has been free longest. */
  static IdlePhones inTurn() {
    Deque<Phone> phones = new ArrayDeque<>();
    return new IdlePhones() {
      @Override
      public void add(Phone phone) {
        phones.addLast(phone);
      }

      @Override
      public Optional<Phone> take(Endpoint justEnded) {
        return Optional.ofNullable(phones.pollFirst());
      }
    };
  }

  /**
   * Takes a phone on the endpoint where one has just ended, so that what arrives there in one read
   * is followed by what leaves from there in one write.
   */
  static IdlePhones byEndpoint(int endpoints) {
    List<Deque<Phone>> phones = new ArrayList<>(endpoints);
    for (int i = 0; i < endpoints; i++) {
      phones.add(new ArrayDeque<>());
    }
    return new IdlePhones() {
      @Override
      public void add(Phone phone) {
        phones.get(phone.endpoint().number()).addLast(phone);
      }

      @Override
      public Optional<Phone> take(Endpoint justEnded) {
        return Optional.ofNullable(phones.get(justEnded.number()).pollFirst());
      }
    };
  }
}
