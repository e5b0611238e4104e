package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LineScannerTest {
  @Property
  void findsTheSameBreakAsALoopOverEachByte(@ForAll("lines") byte[] bytes, @ForAll byte offset) {
    int from = bytes.length == 0 ? 0 : Math.floorMod(offset, bytes.length);

    assertThat(LineScanner.nextBreak(bytes, from, bytes.length)).isEqualTo(naive(bytes, from));
  }

  @Provide
  Arbitrary<byte[]> lines() {
    Arbitrary<Byte> near = Arbitraries.of((byte) 9, (byte) 11, (byte) 12, (byte) 14, (byte) 0);
    Arbitrary<Byte> bytes =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(20, Arbitraries.bytes()),
            net.jqwik.api.Tuple.of(3, near),
            net.jqwik.api.Tuple.of(1, Arbitraries.of((byte) '\r', (byte) '\n')));
    return bytes.array(byte[].class).ofMaxSize(100);
  }

  private static int naive(byte[] bytes, int from) {
    int position = from;
    while (position < bytes.length && bytes[position] != '\r' && bytes[position] != '\n') {
      position++;
    }
    return position;
  }
}
