package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipUri;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a registered binding tells about the endpoint that registered it.
 *
 * @param hardware the MAC address in its User-Agent
 * @param instanceId its {@code +sip.instance} (RFC 5626 §4.1)
 * @param regId its {@code reg-id}, which numbers the flows of one instance (RFC 5626 §4.2)
 * @param callId the Call-ID of its last REGISTER
 * @param flow what that REGISTER came over
 * @param contactUser user part of the Contact URI
 * @param contactHost host of the Contact URI, in lower case; often a private address
 * @param contactPort port of the Contact URI, −1 if it names none
 * @param userAgent its User-Agent, empty if it sends none
 * @param relayed whether a proxy stands between: then {@code flow} is the proxy's and says nothing
 */
record EndpointEvidence(
    Optional<HardwareId> hardware,
    Optional<String> instanceId,
    OptionalInt regId,
    String callId,
    FlowId flow,
    String contactUser,
    String contactHost,
    int contactPort,
    String userAgent,
    boolean relayed) {

  /** Reads the evidence in a binding that came straight from its phone, as far as is known. */
  static EndpointEvidence of(Binding binding) {
    return of(binding, false);
  }

  /** Reads the evidence in a binding. */
  static EndpointEvidence of(Binding binding, boolean relayed) {
    String userAgent = binding.endpoint().userAgent().orElse("");
    Optional<SipUri> contact = uri(binding.contact());
    return new EndpointEvidence(
        HardwareId.in(userAgent),
        binding.endpoint().instanceId(),
        binding.endpoint().regId(),
        binding.register().callId(),
        binding.flow(),
        contact.map(SipUri::user).orElse(""),
        contact.map(SipUri::host).orElse(""),
        contact.map(SipUri::port).orElse(-1),
        userAgent,
        relayed);
  }

  private static Optional<SipUri> uri(String contact) {
    try {
      return Optional.of(SipUri.parse(contact));
    } catch (MalformedHeaderException unreadable) {
      return Optional.empty();
    }
  }

  /** How {@code newer} compares to this one; {@link Likeness} has the table. */
  Likeness likeness(EndpointEvidence newer) {
    if (bothGive(hardware, newer.hardware) && hardware.equals(newer.hardware)) {
      return Likeness.SAME_HARDWARE;
    }
    if (bothGive(instanceId, newer.instanceId) && instanceId.equals(newer.instanceId)) {
      return Likeness.SAME_INSTANCE;
    }
    if (callId.equals(newer.callId)) {
      return Likeness.SAME_CALL_ID;
    }
    if (bothGive(hardware, newer.hardware)) {
      return onSameSocket(newer) ? Likeness.OTHER_NAME_ON_SAME_SOCKET : Likeness.OTHER_HARDWARE;
    }
    if (bothGive(instanceId, newer.instanceId)) {
      return onSameSocket(newer) ? Likeness.OTHER_NAME_ON_SAME_SOCKET : Likeness.OTHER_INSTANCE;
    }
    if (onSameSocket(newer) && !agentsDiffer(newer)) {
      return Likeness.SAME_SOCKET;
    }
    if (onSameHostByAnotherServer(newer)) {
      return Likeness.TWO_SERVERS;
    }
    return Likeness.UNDECIDED;
  }

  private static boolean bothGive(Optional<?> mine, Optional<?> theirs) {
    return mine.isPresent() && theirs.isPresent();
  }

  /**
   * Whether both come out of the same socket: either we see the same address and port, or the phone
   * says so of itself from behind the same NAT. A private address alone says nothing: 192.168.1.10
   * is in every other home.
   */
  private boolean onSameSocket(EndpointEvidence newer) {
    return !isRelayed(newer) && (seenOnSameSocket(newer) || saidToBeOnSameSocket(newer));
  }

  private boolean seenOnSameSocket(EndpointEvidence newer) {
    return flow.transport() == newer.flow.transport() && flow.remote().equals(newer.flow.remote());
  }

  private boolean saidToBeOnSameSocket(EndpointEvidence newer) {
    return isOnSameHostAs(newer) && contactPort == newer.contactPort;
  }

  /** Whether both are on the same host, as far as one can see. */
  boolean isOnSameHostAs(EndpointEvidence newer) {
    return !isRelayed(newer)
        && source().equals(newer.source())
        && !contactHost.isEmpty()
        && contactHost.equals(newer.contactHost);
  }

  private boolean isRelayed(EndpointEvidence newer) {
    return relayed || newer.relayed;
  }

  private InetAddress source() {
    return flow.remote().getAddress();
  }

  private boolean agentsDiffer(EndpointEvidence newer) {
    return !userAgent.isEmpty() && !newer.userAgent.isEmpty() && !userAgent.equals(newer.userAgent);
  }

  private boolean onSameHostByAnotherServer(EndpointEvidence newer) {
    return isOnSameHostAs(newer)
        && !userAgent.isEmpty()
        && userAgent.equals(newer.userAgent)
        && !flow.local().equals(newer.flow.local());
  }

  /**
   * Whether a binding with this evidence ends when {@code newer} is registered: the endpoint moved,
   * rebooted or changed its contact. Not so if both can be meant to stand: two flows of one
   * instance, IPv4 and IPv6, two servers, or a second contact from the same boot cycle.
   */
  boolean isSucceededBy(EndpointEvidence newer) {
    return switch (likeness(newer)) {
      case SAME_HARDWARE, SAME_INSTANCE, SAME_SOCKET -> !isFlowBeside(newer);
      case SAME_CALL_ID -> !isFlowBeside(newer) && contactUser.equals(newer.contactUser);
      case TWO_SERVERS, OTHER_NAME_ON_SAME_SOCKET, OTHER_HARDWARE, OTHER_INSTANCE, UNDECIDED ->
          false;
    };
  }

  private boolean isFlowBeside(EndpointEvidence newer) {
    boolean otherFlow = regId.isPresent() && newer.regId.isPresent() && !regId.equals(newer.regId);
    return otherFlow || source().getClass() != newer.source().getClass();
  }
}
