package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
  private static final ParserLimits LIMITS = ParserLimits.DEFAULT;

  private final String options = TestMessages.options().text();

  @Test
  void theMessageKeepsTheBytesItWasGiven() {
    byte[] bytes = bytes(options);

    assertThat(((SipMessage) SipParser.parse(bytes, LIMITS)).bytes()).isSameAs(bytes);
  }

  @Test
  void aPartOfABufferIsCopied() {
    byte[] buffer = bytes("before" + options + "behind");

    SipMessage message =
        (SipMessage) SipParser.parse(buffer, 6, buffer.length - 12, ParserLimits.DEFAULT);

    assertThat(message.bytes()).isEqualTo(bytes(options));
  }

  /** RFC 3261 §7.5. */
  @Test
  void lineBreaksBeforeTheStartLineAreSkipped() {
    assertThat(parse("\r\n\r\n" + options)).isEqualTo(parse(options));
  }

  /** RFC 3261 §18.3. */
  @Test
  void bytesBehindTheBodyAreDropped() {
    SipMessage message = (SipMessage) parse(options + "INVITE sip:other@example.com SIP/2.0\r\n");

    assertThat(message.bytes()).isEqualTo(bytes(options));
  }

  /** RFC 3261 §20.14: over UDP the body reaches to the end of the datagram. */
  @Test
  void withoutContentLengthTheBodyTakesTheRest() {
    SipMessage message =
        (SipMessage) parse(options.replace("Content-Length: 0\r\n", "") + "the rest");

    assertThat(message.body()).asString().isEqualTo("the rest");
  }

  @Test
  void anotherSipVersionIsToldApartAndAnsweredWith505() {
    ParseFailure failure = failure(options.replace(" SIP/2.0\r\n", " SIP/3.0\r\n"));

    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
    assertThat(failure.reason().status()).isEqualTo(505);
    assertThat(answerTo(failure).status()).isEqualTo(505);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip/2.0", "Sip/2.0"})
  void theSipVersionIsCaseInsensitive(String version) {
    assertThat(parse(options.replace(" SIP/2.0\r\n", " " + version + "\r\n")))
        .isInstanceOf(SipRequest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS sip:a  SIP/2.0",
        "OPTIONS  sip:a SIP/2.0",
        "OPTIONS sip:a SIP/2.0 ",
        "OPTIONS sip:a; lr SIP/2.0",
        "OPTIONS <sip:a> SIP/2.0",
        "OPTIONS sip:a\u0001 SIP/2.0",
        "OPTIONS sip:a SIP/2",
        "OPTIONS sip:a SIP/2.x",
        "OPTIONS sip:a XSIP/2.0",
        "OPTIONS sip:a HTTP/1.1"
      })
  void aRequestLineOutOfItsGrammarIsAnsweredWith400(String line) {
    ParseFailure failure = failure(options.replaceFirst("[^\r]*", line));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_START_LINE);
    assertThat(answerTo(failure).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "\r\n\r\n\r\n",
        "x",
        "OPTIONS\r\n\r\n",
        "OPTIONS \r\n\r\n",
        "OPTIONS sip:a\r\n\r\n",
        "OPTIONS SIP/2.0\r\n\r\n",
        " OPTIONS sip:a SIP/2.0\r\n\r\n",
        "OP(TIONS sip:a SIP/2.0\r\n\r\n",
        "OPTIONS sip:a SIP/2.0\n\n",
        "OPTIONS sip:a SIP/2.0\r\r\n\r\n"
      })
  void whatDoesNotBeginLikeAMessageIsNotSip(String text) {
    ParseFailure failure = failure(text);

    assertThat(failure.reason()).isEqualTo(Reason.NOT_SIP);
    assertThat(failure.answerable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Via", "From", "To", "Call-ID", "CSeq"})
  void aMissingMandatoryHeaderLeavesNothingToAnswer(String name) {
    ParseFailure failure = failure(options.replaceFirst("\r\n" + name + ":[^\r]*", ""));

    assertThat(failure.reason()).isEqualTo(Reason.MISSING_HEADER);
    assertThat(failure.answerable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"From", "To", "Call-ID", "CSeq", "Max-Forwards"})
  void aRepeatedSingleHeaderIsAnsweredWithTheFirst(String name) {
    String again = "\r\n" + name + ": 2 OPTIONS\r\nContent-Length";

    ParseFailure failure = failure(options.replace("\r\nContent-Length", again));

    assertThat(failure.reason()).isEqualTo(Reason.REPEATED_HEADER);
    assertThat(answerTo(failure).cseq().sequence()).isEqualTo(1);
    assertThat(answerTo(failure).count(HeaderName.CSEQ)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SIP/2.0/UDP", "SIP/2.0/UDP a:x", "SIP/2.0/UDP a;;b", "a, b"})
  void aMalformedTopmostViaLeavesNothingToAnswer(String via) {
    ParseFailure failure = failure(options.replaceFirst("Via:[^\r]*", "Via: " + via));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_VIA);
    assertThat(failure.answerable()).isEmpty();
  }

  /** What is checked and what is read later have to agree about the limit. */
  @Test
  void aViaOfMoreParametersThanTheLimitIsMalformed() {
    String most = "Via: SIP/2.0/UDP a" + ";x=1".repeat(64);

    SipMessage message = (SipMessage) parse(options.replaceFirst("Via:[^\r]*", most));
    ParseFailure failure = failure(options.replaceFirst("Via:[^\r]*", most + ";x=1"));

    assertThat(message.topmostVia().parameters().names()).hasSize(64);
    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_VIA);
  }

  @Test
  void aMalformedLowerViaIsFoundOnlyWhenItIsReadFor() {
    assertThat(parse(options.replaceFirst("\r\nTo", "\r\nVia: nonsense\r\nTo")))
        .isInstanceOf(SipRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\u0001b"})
  void aMalformedCallIdLeavesNothingToAnswer(String callId) {
    ParseFailure failure = failure(options.replaceFirst("Call-ID:[^\r]*", "Call-ID: " + callId));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_CALL_ID);
    assertThat(failure.answerable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "OPTIONS", "1OPTIONS", "x OPTIONS", "-1 OPTIONS", "1 OPTIONS x"})
  void aMalformedCseqLeavesNothingToAnswer(String cseq) {
    ParseFailure failure = failure(options.replaceFirst("CSeq:[^\r]*", "CSeq: " + cseq));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_CSEQ);
    assertThat(failure.answerable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "36893488147419103232", "99999999999999999999999999999999"})
  void aCseqNumberOutOfRangeIsAnsweredAsItIs(String number) {
    ParseFailure failure = failure(options.replace("CSeq: 1 ", "CSeq: " + number + " "));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_CSEQ);
    assertThat(answerTo(failure).value(HeaderName.CSEQ)).contains(number + " OPTIONS");
  }

  @Test
  void theLargestCseqNumberIsFine() {
    SipMessage message = (SipMessage) parse(options.replace("CSeq: 1 ", "CSeq: 2147483647 "));

    assertThat(message.cseq().sequence()).isEqualTo(2_147_483_647L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "Options", "OPTION", "OPTIONSS"})
  void aCseqOfAnotherMethodIsAnsweredWith400(String method) {
    ParseFailure failure = failure(options.replace("CSeq: 1 OPTIONS", "CSeq: 1 " + method));

    assertThat(failure.reason()).isEqualTo(Reason.CSEQ_METHOD_MISMATCH);
    assertThat(answerTo(failure).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "1 2", "0x1", "9999999999", "0\r\nl: 1"})
  void aContentLengthThatIsNoneIsAnsweredWith400(String length) {
    ParseFailure failure = failure(options.replace("Length: 0", "Length: " + length));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_CONTENT_LENGTH);
    assertThat(answerTo(failure).status()).isEqualTo(400);
  }

  @Test
  void aContentLengthThatOnlyRepeatsItselfIsFine() {
    assertThat(parse(options.replace("Length: 0", "Length: 0\r\nl:  0")))
        .isInstanceOf(SipRequest.class);
  }

  /** RFC 3261 §18.3. */
  @Test
  void aBodyThatIsCutOffIsAnsweredWith400() {
    ParseFailure failure =
        failure(options.replace("Length: 0", "Length: 9") + "too short".substring(1));

    assertThat(failure.reason()).isEqualTo(Reason.TRUNCATED_BODY);
    assertThat(answerTo(failure).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoColon",
        ": x",
        "Two Words: x",
        "Na(me: x",
        " : x",
        "X:a\rb",
        "X:a\nb",
        "X: a\n"
      })
  void aLineThatIsNoHeaderIsLeftOutOfTheAnswer(String line) {
    ParseFailure failure =
        failure(options.replace("\r\nTo: ", "\r\n" + line.stripLeading() + "\r\nTo: "));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_HEADER_LINE);
    assertThat(TestMessages.text(answerTo(failure)))
        .isEqualTo(
            TestMessages.text(
                ResponseBuilder.to((SipRequest) parse(options), 400, "Bad Header Line").build()));
  }

  @Test
  void headersThatDoNotEndAreAnsweredIfEnoughIsThere() {
    String cut = options.substring(0, options.length() - 4);

    ParseFailure failure = failure(cut + "\r\n");

    assertThat(failure.reason()).isEqualTo(Reason.UNTERMINATED_HEADERS);
    assertThat(answerTo(failure).status()).isEqualTo(400);
    assertThat(failure(options.substring(0, 100)).answerable()).isEmpty();
  }

  @Test
  void aResponseIsNeverAnswered() {
    String ok = TestMessages.text(TestMessages.response((SipRequest) parse(options), 200));

    assertThat(parse(ok)).isInstanceOf(SipResponse.class);
    assertThat(failure(ok.replace("SIP/2.0 200", "SIP/3.0 200")).reason())
        .isEqualTo(Reason.UNSUPPORTED_VERSION);
    for (String status : new String[] {"20", "099", "700", "4294967301", "2x0", "", " 200"}) {
      ParseFailure failure = failure(ok.replace("SIP/2.0 200", "SIP/2.0 " + status));
      assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_START_LINE);
      assertThat(failure.answerable()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIP/2.0 200 ", "SIP/2.0 200"})
  void aReasonPhraseMayBeEmpty(String line) {
    String ok = TestMessages.text(TestMessages.response((SipRequest) parse(options), 200));

    SipResponse response = (SipResponse) parse(ok.replaceFirst("[^\r]*", line));

    assertThat(response.reasonPhrase()).isEmpty();
  }

  @Test
  void moreHeadersThanTheLimitAreRefused() {
    ParserLimits few = new ParserLimits(65_535, 16_384, 8);
    String eight = TestMessages.options().header("X-Odd", "1").text();
    String nine = TestMessages.options().header("X-Odd", "1").header("X-Odd", "2").text();

    assertThat(SipParser.parse(bytes(eight), few)).isInstanceOf(SipRequest.class);
    assertThat(SipParser.parse(bytes(nine), few))
        .isInstanceOfSatisfying(
            ParseFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.TOO_MANY_HEADERS);
              assertThat(answerTo(failure).status()).isEqualTo(400);
            });
  }

  @Test
  void aLongHeaderSectionIsAnsweredWith513AndALongMessageIsNotRead() {
    ParserLimits small = new ParserLimits(2_000, 1_000, 256);
    String padding = "x".repeat(1_000);

    ParseResult section =
        SipParser.parse(bytes(TestMessages.options().header("X-Odd", padding).text()), small);
    ParseResult body =
        SipParser.parse(bytes(TestMessages.options().body("text/plain", padding).text()), small);
    ParseResult message = SipParser.parse(bytes(options + padding + padding), small);

    assertThat(answerTo((ParseFailure) section).status()).isEqualTo(513);
    assertThat(body).isInstanceOf(SipRequest.class);
    assertThat(message)
        .isInstanceOfSatisfying(
            ParseFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
              assertThat(failure.answerable()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "500001,1,1", "10,0,1", "10,11,1", "10,10,0"})
  void limitsThatMakeNoSenseAreRefused(int message, int headerSection, int lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParserLimits(message, headerSection, lines));
  }

  private static ParseResult parse(String text) {
    return SipParser.parse(bytes(text), LIMITS);
  }

  private static ParseFailure failure(String text) {
    return (ParseFailure) parse(text);
  }

  /** The answer a server would send; the request's own header fields have to be good enough. */
  private static SipResponse answerTo(ParseFailure failure) {
    Reason reason = failure.reason();
    SipRequest request = failure.answerable().orElseThrow();
    return ResponseBuilder.to(request, reason.status(), reason.phrase()).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
