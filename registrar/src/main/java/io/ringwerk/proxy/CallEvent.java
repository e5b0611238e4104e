package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.routing.RoutingRefusal;
import io.ringwerk.routing.SkippedDevice;
import io.ringwerk.routing.TargetSet;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to a call. The events of one call come in the order of this list: {@link
 * Started}, any number of {@link Ringing} and {@link Answered}, one {@link Ended}, perhaps {@link
 * HungUp}; or {@link NotRouted} alone.
 */
public sealed interface CallEvent {

  /** The call's Call-ID. */
  String callId();

  /** When it happened. */
  Instant at();

  /**
   * A call is being set up.
   *
   * @param caller the calling device
   * @param called the Request-URI it called
   * @param targets who is rung, and who is not
   */
  record Started(String callId, Instant at, DeviceRef caller, String called, TargetSet targets)
      implements CallEvent {}

  /**
   * A call reaches nobody.
   *
   * @param caller the calling device
   * @param called the Request-URI it called
   * @param reason why
   * @param skipped the devices that would have been rung
   */
  record NotRouted(
      String callId,
      Instant at,
      DeviceRef caller,
      String called,
      RoutingRefusal reason,
      List<SkippedDevice> skipped)
      implements CallEvent {}

  /**
   * A device gave a provisional response.
   *
   * @param device the device
   * @param status from 101 to 199
   */
  record Ringing(String callId, Instant at, DeviceRef device, int status) implements CallEvent {}

  /**
   * A device answered. More than one may, when they do so at the same moment.
   *
   * @param device the device
   */
  record Answered(String callId, Instant at, DeviceRef device) implements CallEvent {}

  /**
   * The attempt to set up the call is over; if it was answered, people are talking.
   *
   * @param outcome how it ended
   * @param status the final status sent to the caller
   * @param branches what became of each device
   */
  record Ended(
      String callId, Instant at, CallOutcome outcome, int status, List<BranchOutcome> branches)
      implements CallEvent {}

  /**
   * One end sent BYE.
   *
   * @param by the device that hung up
   */
  record HungUp(String callId, Instant at, DeviceRef by) implements CallEvent {}
}
