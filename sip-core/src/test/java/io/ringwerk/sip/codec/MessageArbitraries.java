package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.TestMessages;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random SIP messages: valid ones in many shapes, and ones that something was done to. What is made
 * here as valid is valid for JAIN-SIP's parser too.
 */
final class MessageArbitraries {
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "BYE", "CANCEL", "REGISTER", "OPTIONS", "MESSAGE", "FOO");

  private MessageArbitraries() {}

  /** Requests and responses that follow the grammar. */
  static Arbitrary<String> messages() {
    Arbitrary<String> method = Arbitraries.of(METHODS);
    return Combinators.combine(startLines(), method, headers(), extras(), bodies())
        .as(MessageArbitraries::message);
  }

  /** Requests that follow the grammar. */
  static Arbitrary<String> requests() {
    return messages().filter(message -> !message.startsWith("SIP/2.0"));
  }

  /** Messages with some bytes changed, doubled or left out. */
  static Arbitrary<byte[]> damagedMessages() {
    Arbitrary<Damage> damage =
        Combinators.combine(Arbitraries.of(Damage.Kind.values()), places(), Arbitraries.bytes())
            .as(Damage::new);
    return Combinators.combine(messages().map(TestMessages::bytes), damage.list().ofMaxSize(4))
        .as(MessageArbitraries::damaged);
  }

  /** Anything: noise, and noise of the characters SIP is made of. */
  static Arbitrary<byte[]> anyBytes() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> sipNoise =
        Arbitraries.of(
                "\r\n",
                " ",
                ":",
                ";",
                ",",
                "SIP/2.0",
                "INVITE",
                "Via",
                "To",
                "=",
                "\"",
                "<",
                ">",
                "sip:",
                "@",
                "a",
                "1",
                "Content-Length",
                "\t",
                "[",
                "]",
                "%",
                "\u0000",
                "\r",
                "\n")
            .list()
            .ofMaxSize(60)
            .map(words -> TestMessages.bytes(String.join("", words)));
    return Arbitraries.oneOf(noise, sipNoise, damagedMessages());
  }

  private static String message(
      String startLine, String method, List<String> headers, List<String> extras, String body) {
    String first = startLine.replace("METHOD", method);
    String length = "Content-Length: " + TestMessages.bytes(body).length;
    return first
        + "\r\n"
        + String.join("\r\n", headers).replace("METHOD", method)
        + "\r\n"
        + extras.stream().map(line -> line + "\r\n").reduce("", String::concat)
        + length
        + "\r\n\r\n"
        + body;
  }

  private static Arbitrary<String> startLines() {
    Arbitrary<String> requestLine = uris().map(uri -> "METHOD " + uri + " SIP/2.0");
    Arbitrary<String> statusLine =
        Combinators.combine(Arbitraries.integers().between(100, 699), displayWords())
            .as((status, phrase) -> "SIP/2.0 " + status + ' ' + phrase);
    return Arbitraries.frequencyOf(Tuple.of(3, requestLine), Tuple.of(1, statusLine));
  }

  private static Arbitrary<List<String>> headers() {
    Arbitrary<String> from = header("From", "f", addresses().map(a -> a + ";tag=from1"));
    Arbitrary<String> to = header("To", "t", addresses());
    Arbitrary<String> callId = header("Call-ID", "i", words().map(w -> w + "@host"));
    Arbitrary<String> cseq =
        header("CSeq", "CSEQ", Arbitraries.integers().between(0, 99_999).map(n -> n + " METHOD"));
    return Combinators.combine(header("Via", "v", vias()), from, to, callId, cseq)
        .as(List::of)
        .flatMap(MessageArbitraries::shuffled);
  }

  private static Arbitrary<List<String>> shuffled(List<String> lines) {
    return Arbitraries.shuffle(lines);
  }

  private static Arbitrary<List<String>> extras() {
    Arbitrary<String> contact =
        addresses().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(", ", list));
    Arbitrary<String> route = uris().map(uri -> '<' + uri + ";lr>");
    Arbitrary<String> seconds = Arbitraries.integers().between(0, 10_000).map(String::valueOf);
    return Arbitraries.oneOf(
            header("Contact", "m", contact),
            header("Via", "v", vias()),
            header("Route", "ROUTE", route),
            header("Record-Route", "record-route", route),
            header("Expires", "expires", seconds),
            header("Subject", "s", displayWords()),
            header("X-Unknown", "x-odd", displayWords()))
        .list()
        .ofMaxSize(6)
        .map(MessageArbitraries::withoutSecondExpires);
  }

  private static List<String> withoutSecondExpires(List<String> lines) {
    long expires = lines.stream().filter(MessageArbitraries::isExpires).count();
    return expires < 2 ? lines : lines.stream().filter(line -> !isExpires(line)).toList();
  }

  private static boolean isExpires(String line) {
    return line.regionMatches(true, 0, "Expires", 0, 7);
  }

  /** A header line in its long or another form, with white space and folds around its value. */
  private static Arbitrary<String> header(String name, String other, Arbitrary<String> values) {
    Arbitrary<String> colons = Arbitraries.of(": ", ":", " : ", ":\r\n ", ": \r\n\t");
    Arbitrary<String> ends = Arbitraries.of("", "", " ", "\t");
    return Combinators.combine(Arbitraries.of(name, other), colons, values, ends)
        .as((form, colon, value, end) -> form + colon + value + end);
  }

  private static Arbitrary<String> vias() {
    Arbitrary<String> protocol = Arbitraries.of("SIP/2.0/UDP ", "SIP/2.0/TCP ", "SIP / 2.0 / TLS ");
    Arbitrary<String> port = Arbitraries.of("", ":5060", ":65535");
    Arbitrary<String> parameters =
        Arbitraries.of(";rport", ";received=192.0.2.1", ";x", ";y=z", ";rport=99")
            .list()
            .ofMaxSize(2)
            .map(list -> String.join("", list.stream().distinct().toList()));
    return Combinators.combine(protocol, hosts(), port, words(), parameters)
        .as(
            (p, host, portText, branch, rest) ->
                p + host + portText + ";branch=z9hG4bK" + branch + rest);
  }

  static Arbitrary<String> addresses() {
    Arbitrary<String> bare = uris().filter(uri -> uri.indexOf(';') < 0);
    Arbitrary<String> quoted = displayWords().map(name -> '"' + name + "\" ");
    Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.just(""), quoted, displayWords());
    Arbitrary<String> bracketed =
        Combinators.combine(names, uris()).as((name, uri) -> name + '<' + uri + '>');
    Arbitrary<String> parameters = Arbitraries.of("", ";a=b", " ; c = \"d;e\"", ";f");
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(4, bracketed), Tuple.of(1, bare)), parameters)
        .as((address, rest) -> address + rest);
  }

  static Arbitrary<String> uris() {
    Arbitrary<String> scheme = Arbitraries.of("sip:", "sips:");
    Arbitrary<String> user = Arbitraries.oneOf(Arbitraries.just(""), words().map(w -> w + '@'));
    Arbitrary<String> port = Arbitraries.of("", "", ":5060", ":1");
    Arbitrary<String> parameters = Arbitraries.of("", "", ";transport=tcp", ";ob;x=y");
    return Combinators.combine(scheme, user, hosts(), port, parameters)
        .as((s, u, host, p, rest) -> s + u + host + p + rest);
  }

  private static Arbitrary<String> hosts() {
    return Arbitraries.of("example.com", "192.0.2.1", "a-b.example", "[2001:db8::1]", "localhost");
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .withChars("-.")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(word -> 'w' + word + 'w');
  }

  private static Arbitrary<String> displayWords() {
    return words().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" ", list));
  }

  private static Arbitrary<String> bodies() {
    return Arbitraries.oneOf(
        Arbitraries.just(""),
        Arbitraries.strings().ascii().ofMaxLength(100).map(MessageArbitraries::crlf));
  }

  /** As {@link TestMessages#bytes} makes it, so that the length is known beforehand. */
  private static String crlf(String text) {
    return text.replace("\r", "").replace("\n", "\r\n");
  }

  private static Arbitrary<Double> places() {
    return Arbitraries.doubles().between(0, 1);
  }

  private static byte[] damaged(byte[] message, List<Damage> damages) {
    byte[] bytes = message;
    for (Damage damage : damages) {
      bytes = damage.done(bytes);
    }
    return bytes;
  }

  /** Something done to a message at a place between 0, its beginning, and 1, its end. */
  private record Damage(Kind kind, double place, byte value) {
    enum Kind {
      CHANGE,
      INSERT,
      DELETE,
      CUT,
      BREAK
    }

    byte[] done(byte[] bytes) {
      int at = (int) (place * bytes.length);
      return switch (kind) {
        case CHANGE -> spliced(bytes, at, new byte[] {value}, at + 1);
        case INSERT -> spliced(bytes, at, new byte[] {value}, at);
        case DELETE -> spliced(bytes, at, new byte[0], at + 1 + (value & 0x1f));
        case CUT -> spliced(bytes, at, new byte[0], bytes.length);
        case BREAK -> spliced(bytes, at, new byte[] {'\r', '\n'}, at);
      };
    }

    private static byte[] spliced(byte[] bytes, int to, byte[] middle, int from) {
      int rest = Math.max(0, bytes.length - from);
      byte[] result = new byte[to + middle.length + rest];
      System.arraycopy(bytes, 0, result, 0, to);
      System.arraycopy(middle, 0, result, to, middle.length);
      System.arraycopy(bytes, bytes.length - rest, result, to + middle.length, rest);
      return result;
    }
  }
}
