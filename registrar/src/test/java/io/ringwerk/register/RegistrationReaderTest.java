package io.ringwerk.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringwerk.location.RegisterId;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.TestMessages.TestRequest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read besides the contacts, and what reading a hostile REGISTER costs. */
class RegistrationReaderTest {

  private final RegistrationReader reader = new RegistrationReader(RegistrarSettings.DEFAULT);

  private RegistrationReading read(SipRequest request) {
    RegisterId register = new RegisterId(request.callId(), request.cseq().sequence(), "z9hG4bK-1");
    return reader.read(request, register, RecordingWire.udp().id(), "bob", Instant.EPOCH);
  }

  private RegistrationRequest granted(TestRequest request) {
    RegistrationReading reading = read(request.build());
    assertThat(reading).isInstanceOf(RegistrationRequest.class);
    return (RegistrationRequest) reading;
  }

  @Test
  void oneViaComesStraightFromThePhone() {
    assertThat(granted(TestMessages.register()).relayed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nVia: ", ", "})
  void twoViasCameThroughAProxy(String separator) {
    TestRequest request =
        TestMessages.register()
            .vias(
                "SIP/2.0/UDP 192.0.2.200;branch=z9hG4bK1"
                    + separator
                    + "SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK2");

    assertThat(granted(request).relayed()).isTrue();
  }

  @Test
  void tooManyContactsCostNoMoreThanTheirText() {
    String contacts = String.join(",", Collections.nCopies(10_000, "<sip:a@b>"));
    SipRequest hostile = TestMessages.register().contact(contacts).build();
    read(hostile); // loads the classes
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = thread.getCurrentThreadAllocatedBytes();
    RegistrationReading reading = read(hostile);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(reading).isEqualTo(Refused.because(RegistrationRefusal.CONTACT_TOO_LONG));
    assertThat(allocated).isLessThan(3L * hostile.bytes().length);
  }
}
