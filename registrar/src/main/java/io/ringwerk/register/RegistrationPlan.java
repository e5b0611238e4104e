package io.ringwerk.register;

import io.ringwerk.location.Binding;
import java.util.List;

/**
 * What becomes of a device's bindings on a REGISTER: decided from values alone, all or nothing (RFC
 * 3261 §10.3 steps 6 and 7).
 */
sealed interface RegistrationPlan permits RegistrationPlan.Accepted, Refused {

  /**
   * The request is granted.
   *
   * @param bindings all bindings of the device from now on
   * @param registered those of them that this REGISTER added or refreshed
   * @param signedOff bindings that it asked to remove
   * @param replaced bindings that end because their endpoint registered another contact
   */
  record Accepted(
      List<Binding> bindings,
      List<Binding> registered,
      List<Binding> signedOff,
      List<Binding> replaced)
      implements RegistrationPlan {

    /** Takes copies. */
    public Accepted {
      bindings = List.copyOf(bindings);
      registered = List.copyOf(registered);
      signedOff = List.copyOf(signedOff);
      replaced = List.copyOf(replaced);
    }

    /** A grant that leaves the bindings as they are: a query or a retransmission. */
    static Accepted unchanged(List<Binding> bindings) {
      return new Accepted(bindings, List.of(), List.of(), List.of());
    }

    /** Whether the bindings are others than before. */
    boolean changesBindings() {
      return !registered.isEmpty() || !signedOff.isEmpty() || !replaced.isEmpty();
    }
  }

  /**
   * Decides.
   *
   * @param current the device's bindings; expired ones count as gone
   */
  static RegistrationPlan of(
      List<Binding> current, RegistrationRequest request, RegistrarSettings settings) {
    return new RegistrationPlanner(current, request, settings).plan();
  }
}
