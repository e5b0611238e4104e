package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.FlowFailure.Reason;

/**
 * Brings a machine into each of its states and checks what each event does there. Events: {@code
 * "0.5 s"} lets time pass, {@code "not sent"} fails the message sent last; what other words mean is
 * up to the machine.
 *
 * @param <M> the machine
 * @param <S> its states
 */
abstract class TransitionTable<M, S extends Enum<S>> {

  /** A machine in its first state, brought into {@code state} by what leads there. */
  abstract M given(LayerUnderTest layer, S state);

  abstract void when(LayerUnderTest layer, M machine, String event);

  abstract S stateOf(M machine);

  /** Checks one cell. */
  final void check(LayerUnderTest layer, S state, String event, S next, String sent, String heard) {
    M machine = given(layer, state);
    assertThat(stateOf(machine)).as("given").isEqualTo(state);
    layer.forget();

    if (event.endsWith(" s")) {
      layer.advance(event);
    } else if (event.equals("not sent")) {
      layer.wire.failLast(Reason.UNREACHABLE);
    } else {
      when(layer, machine, event);
    }

    assertThat(stateOf(machine)).as("state").isEqualTo(next);
    layer.assertEffects(sent, heard);
    layer.assertEndsWith(next.name().equals("TERMINATED"));
  }
}
