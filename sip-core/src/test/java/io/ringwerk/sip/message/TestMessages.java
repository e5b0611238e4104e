package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Messages for tests, for those of other modules too: {@code
 * TestMessages.invite().from("anna").to("bob").build()}. Whatever a test does not name has a plain
 * default, so that a test says only what it is about.
 */
public final class TestMessages {
  /** The domain of all users that are named without one. */
  public static final String DOMAIN = "example.com";

  private TestMessages() {}

  /** An INVITE from anna to bob, outside a dialog, without a body. */
  public static TestRequest invite() {
    return new TestRequest("INVITE").contact("<sip:anna@192.0.2.1:5060>");
  }

  /** A REGISTER of bob for one contact, without credentials. */
  public static TestRequest register() {
    return new TestRequest("REGISTER")
        .from("bob")
        .to("bob")
        .requestUri("sip:" + DOMAIN)
        .contact("<sip:bob@192.0.2.1:5060>");
  }

  /** An ACK in a dialog. */
  public static TestRequest ack() {
    return new TestRequest("ACK").toTag("callee");
  }

  /** A BYE in a dialog. */
  public static TestRequest bye() {
    return new TestRequest("BYE").toTag("callee").cseq(2);
  }

  /** An OPTIONS request. */
  public static TestRequest options() {
    return new TestRequest("OPTIONS");
  }

  /** A request of any method. */
  public static TestRequest request(String method) {
    return new TestRequest(method);
  }

  /** A response to the request, with the To tag {@code callee} unless the status is 100. */
  public static SipResponse response(SipRequest request, int status) {
    ResponseBuilder builder = ResponseBuilder.to(request, status);
    return status == 100 ? builder.build() : builder.toTag("callee").build();
  }

  /** A response as its sender would build it, to be refined. */
  public static ResponseBuilder responseTo(SipRequest request, int status) {
    return ResponseBuilder.to(request, status).toTag("callee");
  }

  /** Reads a request written out with {@code \n} or CRLF line ends; body included. */
  public static SipRequest request(byte[] bytes) {
    return (SipRequest) parse(bytes);
  }

  /** Reads any sound message. */
  public static SipMessage parse(byte[] bytes) {
    ParseResult result = MessageIndexer.index(bytes, 256);
    if (result instanceof SipMessage message) {
      return message;
    }
    throw new AssertionError("no sound message: " + result);
  }

  /** Reads any sound message, written with {@code \n} or CRLF as line ends. */
  public static SipMessage parse(String text) {
    return parse(bytes(text));
  }

  /** The bytes of a text block: its line ends become CRLF. */
  public static byte[] bytes(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The message as text. */
  public static String text(SipMessage message) {
    return new String(message.bytes(), StandardCharsets.UTF_8);
  }

  /** A request being put together. Each method names one thing that differs from the default. */
  public static final class TestRequest {
    private final String method;
    private final StringBuilder extra = new StringBuilder();
    private Optional<String> requestUri = Optional.empty();
    private Optional<String> contact = Optional.empty();
    private Optional<String> toTag = Optional.empty();
    private Optional<String> vias = Optional.empty();
    private String transport = "UDP";
    private String sentBy = "192.0.2.1:5060";
    private String viaParameters = ";rport";
    private String branch = "z9hG4bK-test-1";
    private String from = "sip:anna@" + DOMAIN;
    private String fromTag = "caller";
    private String to = "sip:bob@" + DOMAIN;
    private String callId = "call-1@192.0.2.1";
    private long cseq = 1;
    private int maxForwards = 70;
    private String body = "";

    private TestRequest(String method) {
      this.method = method;
    }

    /** Another Request-URI than the one of To. */
    public TestRequest requestUri(String uri) {
      requestUri = Optional.of(uri);
      return this;
    }

    /** Another caller: a user name, a user at a domain, or a URI. */
    public TestRequest from(String user) {
      from = uri(user);
      return this;
    }

    /** Another From tag. */
    public TestRequest fromTag(String tag) {
      fromTag = tag;
      return this;
    }

    /** Another callee: a user name, a user at a domain, or a URI. */
    public TestRequest to(String user) {
      to = uri(user);
      return this;
    }

    /** A To tag, as in a dialog. */
    public TestRequest toTag(String tag) {
      toTag = Optional.of(tag);
      return this;
    }

    /** Both From and To, as a REGISTER has them for an address of record. */
    public TestRequest aor(String user) {
      return from(user).to(user);
    }

    /** Another Call-ID. */
    public TestRequest callId(String id) {
      callId = id;
      return this;
    }

    /** Another CSeq number. */
    public TestRequest cseq(long number) {
      cseq = number;
      return this;
    }

    /** Another branch of the only Via; the magic cookie is not added. */
    public TestRequest branch(String value) {
      branch = value;
      return this;
    }

    /** Another transport in the only Via. */
    public TestRequest transport(String token) {
      transport = token;
      return this;
    }

    /** Another host and port in the only Via. */
    public TestRequest sentBy(String hostAndPort) {
      sentBy = hostAndPort;
      return this;
    }

    /** Other parameters of the only Via than {@code ;rport}. */
    public TestRequest viaParameters(String parameters) {
      viaParameters = parameters;
      return this;
    }

    /** Other Via values altogether, topmost first. */
    public TestRequest vias(String... values) {
      vias = Optional.of("Via: " + String.join("\r\nVia: ", values) + "\r\n");
      return this;
    }

    /** Another Contact value, or several joined by commas. */
    public TestRequest contact(String value) {
      contact = Optional.of(value);
      return this;
    }

    /** No Contact at all. */
    public TestRequest withoutContact() {
      contact = Optional.empty();
      return this;
    }

    /** An Expires header field. */
    public TestRequest expires(long seconds) {
      return header("Expires", Long.toString(seconds));
    }

    /** Another Max-Forwards. */
    public TestRequest maxForwards(int hops) {
      maxForwards = hops;
      return this;
    }

    /** One more header field, as it stands. */
    public TestRequest header(String name, String value) {
      extra.append(name).append(": ").append(value).append("\r\n");
      return this;
    }

    /** One more header field. */
    public TestRequest header(HeaderName name, String value) {
      return header(name.canonical(), value);
    }

    /** A body with its Content-Type. */
    public TestRequest body(String contentType, String content) {
      body = content;
      return header("Content-Type", contentType);
    }

    /** A small session description as body. */
    public TestRequest sdp() {
      String description =
          """
          v=0
          o=- 1 1 IN IP4 192.0.2.1
          s=-
          c=IN IP4 192.0.2.1
          t=0 0
          m=audio 4000 RTP/AVP 0
          """;
      return body("application/sdp", description.replace("\n", "\r\n"));
    }

    /** The request. */
    public SipRequest build() {
      return TestMessages.request(text().getBytes(StandardCharsets.UTF_8));
    }

    /** The request as text. */
    public String text() {
      return method
          + ' '
          + requestUri.orElse(to)
          + " SIP/2.0\r\n"
          + vias.orElseGet(this::via)
          + "Max-Forwards: "
          + maxForwards
          + "\r\nFrom: <"
          + from
          + ">;tag="
          + fromTag
          + "\r\nTo: <"
          + to
          + '>'
          + toTag.map(tag -> ";tag=" + tag).orElse("")
          + "\r\nCall-ID: "
          + callId
          + "\r\nCSeq: "
          + cseq
          + ' '
          + method
          + "\r\n"
          + contact.map(value -> "Contact: " + value + "\r\n").orElse("")
          + extra
          + "Content-Length: "
          + body.getBytes(StandardCharsets.UTF_8).length
          + "\r\n\r\n"
          + body;
    }

    private String via() {
      return "Via: SIP/2.0/"
          + transport
          + ' '
          + sentBy
          + ";branch="
          + branch
          + viaParameters
          + "\r\n";
    }

    private static String uri(String user) {
      if (user.indexOf(':') >= 0) {
        return user;
      }
      return user.indexOf('@') >= 0 ? "sip:" + user : "sip:" + user + '@' + DOMAIN;
    }
  }
}
