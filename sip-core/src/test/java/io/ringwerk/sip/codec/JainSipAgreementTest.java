package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.ringwerk.sip.message.ContactValue;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.Via;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import javax.sip.header.ViaHeader;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds our reading of valid messages against that of JAIN-SIP's whole-message parser. */
class JainSipAgreementTest {
  @Property
  void bothReadTheSame(@ForAll("messages") String text)
      throws ParseException, MalformedHeaderException {
    byte[] bytes = TestMessages.bytes(text);
    SIPMessage oracle = new StringMsgParser().parseSIPMessage(bytes.clone(), true, true, null);

    SipMessage message = TestMessages.parse(bytes);

    compareStartLines(message, oracle);
    compareIdentity(message, oracle);
    compareVias(message, oracle);
    compareAddress(message.from(), (AddressImpl) oracle.getFrom().getAddress());
    compareAddress(message.to(), (AddressImpl) oracle.getTo().getAddress());
    compareContacts(message, oracle);
    compareRoutes(message, oracle);
    compareBodies(message, oracle);
  }

  private static void compareStartLines(SipMessage message, SIPMessage oracle)
      throws MalformedHeaderException {
    if (message instanceof SipRequest request) {
      SIPRequest other = (SIPRequest) oracle;
      assertThat(request.methodName()).isEqualTo(other.getMethod());
      compareUris(request.requestUri(), (SipUri) other.getRequestURI());
      return;
    }
    SipResponse response = (SipResponse) message;
    assertThat(response.status()).isEqualTo(((SIPResponse) oracle).getStatusCode());
    assertThat(response.reasonPhrase()).isEqualTo(((SIPResponse) oracle).getReasonPhrase());
  }

  private static void compareIdentity(SipMessage message, SIPMessage oracle) {
    assertThat(message.callId()).isEqualTo(oracle.getCallId().getCallId());
    assertThat(message.cseq().sequence()).isEqualTo(oracle.getCSeq().getSeqNumber());
    assertThat(message.cseq().methodName()).isEqualTo(oracle.getCSeq().getMethod());
    assertThat(message.fromTag()).isEqualTo(Optional.ofNullable(oracle.getFromTag()));
    assertThat(message.toTag()).isEqualTo(Optional.ofNullable(oracle.getToTag()));
  }

  private static void compareVias(SipMessage message, SIPMessage oracle)
      throws MalformedHeaderException {
    List<Via> vias = message.vias();
    assertThat(vias).hasSameSizeAs(oracle.getViaHeaders());
    for (int i = 0; i < vias.size(); i++) {
      ViaHeader other = oracle.getViaHeaders().get(i);
      assertThat(vias.get(i).transport()).isEqualTo(other.getTransport());
      assertThat(vias.get(i).host()).isEqualTo(other.getHost());
      assertThat(vias.get(i).port()).isEqualTo(other.getPort());
      assertThat(vias.get(i).branch()).isEqualTo(other.getBranch());
      assertThat(vias.get(i).received()).isEqualTo(Optional.ofNullable(other.getReceived()));
    }
  }

  private static void compareAddress(NameAddr address, AddressImpl oracle) {
    String name = oracle.getDisplayName();
    assertThat(address.displayName()).isEqualTo(name == null ? "" : name.strip());
    compareUris(address.uri(), (SipUri) oracle.getURI());
  }

  private static void compareUris(io.ringwerk.sip.message.SipUri uri, SipUri oracle) {
    assertThat(uri.scheme()).isEqualTo(oracle.getScheme());
    assertThat(uri.user()).isEqualTo(Optional.ofNullable(oracle.getUser()).orElse(""));
    assertThat(uri.host()).isEqualTo(oracle.getHost());
    assertThat(uri.port()).isEqualTo(oracle.getPort());
    assertThat(uri.transport()).isEqualTo(Optional.ofNullable(oracle.getTransportParam()));
    assertThat(uri.isLooseRouter()).isEqualTo(oracle.hasLrParam());
  }

  private static void compareContacts(SipMessage message, SIPMessage oracle)
      throws MalformedHeaderException {
    List<ContactValue> contacts = message.contacts();
    if (oracle.getContactHeaders() == null) {
      assertThat(contacts).isEmpty();
      return;
    }
    assertThat(contacts).hasSameSizeAs(oracle.getContactHeaders());
    for (int i = 0; i < contacts.size(); i++) {
      Contact other = oracle.getContactHeaders().get(i);
      compareAddress(contacts.get(i).address(), (AddressImpl) other.getAddress());
    }
  }

  private static void compareRoutes(SipMessage message, SIPMessage oracle)
      throws MalformedHeaderException {
    if (!(message instanceof SipRequest request)) {
      return;
    }
    RouteList others = oracle.getRouteHeaders();
    assertThat(request.routes()).hasSize(others == null ? 0 : others.size());
  }

  private static void compareBodies(SipMessage message, SIPMessage oracle) {
    byte[] other = oracle.getRawContent();
    assertThat(message.body()).isEqualTo(other == null ? new byte[0] : other);
    assertThat(message.value(HeaderName.CONTENT_LENGTH))
        .contains(String.valueOf(oracle.getContentLength().getContentLength()));
  }

  @Provide
  Arbitrary<String> messages() {
    return MessageArbitraries.messages();
  }
}
