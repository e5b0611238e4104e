package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.bench.Residents.Form;
import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.Subscriber;
import org.junit.jupiter.api.Test;

class ResidentsTest {

  private final Residents residents = new Residents(1, 1, 2);

  @Test
  void aCalledUsersPhonesAreDevicesOfTheirOwnForRingwerk() {
    Callee called = residents.population(Form.DEVICES_OF_A_USER).callees().get(0);

    assertThat(called.addressOfRecord()).isEqualTo("sip:called-0@bench.test");
    assertThat(called.devices())
        .extracting(Subscriber::device)
        .containsExactly("called-0-0", "called-0-1");
  }

  @Test
  void aCalledUsersPhonesAreContactsOfOneAddressForKamailio() {
    Callee called = residents.population(Form.CONTACTS_OF_AN_ADDRESS).callees().get(0);

    assertThat(called.devices())
        .extracting(Subscriber::device)
        .containsExactly("called-0", "called-0");
    assertThat(residents.credentials(Form.CONTACTS_OF_AN_ADDRESS)).hasSize(2);
  }

  @Test
  void ringwerkImportsEachDeviceWithItsUser() {
    assertThat(residents.csv())
        .isEqualTo(
            """
            tenant,user,device,password
            bench.test,user-of-caller-0,caller-0,secret-caller-0
            bench.test,called-0,called-0-0,secret-called-0-0
            bench.test,called-0,called-0-1,secret-called-0-1
            """);
  }
}
