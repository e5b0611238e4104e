package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringwerk.sip.message.ContactValue;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.Via;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The torments of RFC 4475 and RFC 5118, each under its name there. The messages are our own, made
 * to what the RFCs say about each: only the twist is theirs.
 */
class TortureTest {
  /** RFC 4475 §3.1.1: strange, and valid. */
  @Nested
  class Valid {
    @Test
    void wsinvHasWhiteSpaceFoldsAndEscapesWhereverTheyMayBe() throws MalformedHeaderException {
      SipRequest invite =
          request(
              """
              INVITE sip:vera@desk.example.com;unknownparam SIP/2.0
              TO :
               sip:vera@desk.example.com ;   tag    = 1918181833n
              from   : "J Rosen \\\\\\""       <sip:jr@example.com>
                ;
                tag = 98asjd8
              MaX-fOrWaRdS: 0068
              Call-ID: wsinv.ndaksdj@192.0.2.1
              Content-Length   : 5
              cseq: 0009
                INVITE
              Via  : SIP  /   2.0
               /UDP
                  192.0.2.2;branch=390skdjuw
              s :
              NewFangledHeader:   newfangled value
               continued newfangled value
              UnknownHeaderWithUnusualValue: ;;,,;;,;
              Content-Type: application/sdp
              Route:
               <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
              v:  SIP  / 2.0  / TCP     spindle.example.com   ;
                branch  =   z9hG4bK9ikj8  ,
               SIP  /    2.0   / UDP  192.168.255.111   ; branch=
               z9hG4bK30239
              m:"Quoted string \\"\\"" <sip:jr@example.com> ; newparam =
                    newvalue ;
                secondparam ; q = 0.33

              v=0
              """);

      assertThat(invite.toTag()).contains("1918181833n");
      assertThat(invite.to().uri().user()).isEqualTo("vera");
      assertThat(invite.from().displayName()).isEqualTo("J Rosen \\\"");
      assertThat(invite.fromTag()).contains("98asjd8");
      assertThat(invite.maxForwards()).hasValue(68);
      assertThat(invite.cseq().sequence()).isEqualTo(9);
      assertThat(invite.vias())
          .extracting(Via::branch)
          .containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
      assertThat(invite.value(HeaderName.SUBJECT)).contains("");
      assertThat(invite.values("newfangledheader"))
          .containsExactly("newfangled value continued newfangled value");
      assertThat(invite.routes().get(0).uri().isLooseRouter()).isTrue();
      ContactValue contact = invite.contacts().get(0);
      assertThat(contact.address().displayName()).isEqualTo("Quoted string \"\"");
      assertThat(contact.q()).hasValue(330);
      assertThat(contact.parameters().value("newparam")).contains("newvalue");
      assertThat(invite.bodyLength()).isEqualTo(5);
    }

    @Test
    void intmethUsesEveryCharacterTheGrammarAllows() throws MalformedHeaderException {
      String method = "!interesting-Method0123456789_*+`.%indeed'~";
      SipRequest request =
          request(
              method
                  + """
                     sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0
                    Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+`'~
                    To: "BEL:\\\u0007 NUL:\\\u0000 DEL:\\\u007f" <sip:1_unusual.URI~(to-be!sure)@example.com>
                    From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="\u0440\u0430\u0431\u043e\u0442\u0430";tag=_token~1'+`*%!-.
                    Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/"][?}{
                    CSeq: 139122385 METHOD
                    Max-Forwards: 255
                    extensionHeader-!.%*+_`'~: \u5927\u505c\u96fb
                    Content-Length: 0

                    """
                      .replace("METHOD", method));

      assertThat(request.method()).isEqualTo(SipMethod.OTHER);
      assertThat(request.methodName()).isEqualTo(method);
      assertThat(request.requestUri().user())
          .isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
      assertThat(request.requestUri().password())
          .isEqualTo("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
      assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\u0000 DEL:\u007f");
      assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
      assertThat(request.fromTag()).contains("_token~1'+`*%!-.");
      assertThat(request.callId()).endsWith("@word`~)(><:\\/\"][?}{");
      assertThat(request.values("EXTENSIONHEADER-!.%*+_`'~")).containsExactly("\u5927\u505c\u96fb");
    }

    @Test
    void esc01HasEscapesThatMeanTheCharactersTheyName() throws MalformedHeaderException {
      SipRequest invite =
          request(
              to("sip:sips%3Auser%40example.com@example.net", "INVITE")
                  .replace("<sip:anna@example.com>", "<sip:I%20have%20spaces@example.net>")
                  .replace(
                      "X-Twist: 1",
                      "Contact: <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>"));

      assertThat(invite.requestUri().user()).isEqualTo("sips:user@example.com");
      assertThat(invite.from().uri().user()).isEqualTo("I have spaces");
      ContactValue contact = invite.contacts().get(0);
      assertThat(contact.uri().user()).isEqualTo("caller");
      assertThat(contact.uri().isLooseRouter()).isTrue();
      assertThat(contact.uri().parameter("name")).contains("value%41");
    }

    @Test
    void escnullHasEscapedNulsInItsUsers() throws MalformedHeaderException {
      SipRequest register =
          request(
              message("REGISTER")
                  .replace("<sip:bob@example.com>", "<sip:null-%00-null@example.com>")
                  .replace(
                      "X-Twist: 1",
                      "Contact: <sip:%00@host5.example.com>, <sip:%00%00@host5.example.com>"));

      assertThat(register.to().uri().user()).isEqualTo("null-\u0000-null");
      assertThat(register.contacts())
          .extracting(contact -> contact.uri().user())
          .containsExactly("\u0000", "\u0000\u0000");
    }

    @Test
    void esc02HasPercentSignsThatAreNoEscapes() throws MalformedHeaderException {
      SipRequest request =
          request(
              message("RE%47IST%45R")
                  .replace("From: ", "From: \"%Z%45\" ")
                  .replace(
                      "X-Twist: 1", "Contact: <sip:alias1@host1.example.com;par%40=a>;par%42=b"));

      assertThat(request.method()).isEqualTo(SipMethod.OTHER);
      assertThat(request.from().displayName()).isEqualTo("%Z%45");
      assertThat(request.contacts().get(0).parameters().names()).containsExactly("par%42");
      assertThat(request.contacts().get(0).uri().parameter("par@")).contains("a");
    }

    @Test
    void lwsdispHasNoSpaceBetweenDisplayNameAndBracket() throws MalformedHeaderException {
      SipRequest options = request(message("OPTIONS").replace("From: <", "From: caller<"));

      assertThat(options.from().displayName()).isEqualTo("caller");
    }

    @Test
    void longreqHasLongValuesOfEveryKind() throws MalformedHeaderException {
      String longWord = "longvalue".repeat(100);
      StringBuilder vias = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        vias.append("Via: SIP/2.0/TCP sip").append(i).append(".example.com\r\n");
      }
      SipRequest invite =
          request(
              message("INVITE")
                  .replace("From: ", "From: \"" + longWord + "\" ")
                  .replace("Call-ID: ", "Call-ID: " + longWord)
                  .replace(
                      "X-Twist: 1\n", vias + "Unknown-" + longWord + ": " + longWord + "\r\n"));

      assertThat(invite.vias()).hasSize(41);
      assertThat(invite.from().displayName()).isEqualTo(longWord);
      assertThat(invite.values("unknown-" + longWord)).containsExactly(longWord);
    }

    @Test
    void dblreqHasASecondRequestInItsDatagramThatIsNotRead() {
      SipRequest register = request(message("REGISTER") + message("INVITE"));

      assertThat(register.method()).isEqualTo(SipMethod.REGISTER);
      assertThat(register.bodyLength()).isZero();
    }

    @Test
    void semiuriHasASemicolonInItsUser() throws MalformedHeaderException {
      SipRequest options = request(to("sip:user;par=u%40example.net@example.com", "OPTIONS"));

      assertThat(options.requestUri().user()).isEqualTo("user;par=u@example.net");
    }

    @Test
    void transportsHasViasOfKnownAndUnknownTransports() throws MalformedHeaderException {
      SipRequest options =
          request(
              twisted(
                  "OPTIONS",
                  "Via: SIP/2.0/SCTP a, SIP/2.0/TLS b\nVia: SIP/2.0/UNKNOWN c, SIP/2.0/TCP d"));

      assertThat(options.vias())
          .extracting(Via::transport)
          .containsExactly("UDP", "SCTP", "TLS", "UNKNOWN", "TCP");
    }

    @Test
    void mpart01HasABodyOfAnyBytes() {
      byte[] body = new byte[256];
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) i;
      }
      byte[] head = bytes(message("MESSAGE").replace("Content-Length: 0", "Content-Length: 256"));
      byte[] message = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, message, head.length, body.length);

      SipRequest request = (SipRequest) SipParser.parse(message, ParserLimits.DEFAULT);

      assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void unreasonHasAReasonPhraseOfAnyLetters() {
      String phrase = "= 2**3 * 5**2 \u043d\u043e \u0441\u0442\u043e \u0434\u0435\u0432\u044f";

      assertThat(response("SIP/2.0 200 " + phrase).reasonPhrase()).isEqualTo(phrase);
    }

    @Test
    void noreasonHasAnEmptyReasonPhrase() {
      assertThat(response("SIP/2.0 100 ").reasonPhrase()).isEmpty();
    }
  }

  /** RFC 4475 §3.1.2: strange, and not valid. */
  @Nested
  class Invalid {
    @Test
    void badinv01HasSeparatorsTooMany() {
      SipRequest contact = request(twisted("INVITE", "Contact: \"Joe\" <sip:joe@example.org>;;;;"));
      ParseFailure via =
          failure(message("INVITE").replaceFirst("Via: .*", "Via: SIP/2.0/UDP 192.0.2.15;;,;,,"));

      assertMalformed(contact::contacts);
      assertThat(via.reason()).isEqualTo(Reason.MALFORMED_VIA);
    }

    @Test
    void clerrHasALargerContentLengthThanBody() {
      assertAnswerable(
          message("INVITE").replace("Content-Length: 0", "Content-Length: 9999"),
          Reason.TRUNCATED_BODY);
    }

    @Test
    void nclHasANegativeContentLength() {
      assertAnswerable(
          message("INVITE").replace("Content-Length: 0", "Content-Length: -999"),
          Reason.MALFORMED_CONTENT_LENGTH);
    }

    @Test
    void scalar02HasNumbersOutOfRangeInARequest() throws MalformedHeaderException {
      assertAnswerable(
          message("REGISTER").replace("CSeq: 8 ", "CSeq: 36893488147419103232 "),
          Reason.MALFORMED_CSEQ);
      SipRequest register =
          request(
              message("REGISTER")
                  .replace("Max-Forwards: 70", "Max-Forwards: 300")
                  .replace(
                      "X-Twist: 1",
                      "Expires: 10000000000000\nContact: <sip:a@b>;expires=280297596632815"));
      assertMalformed(register::maxForwards);
      assertThat(register.expires()).hasValue(4_294_967_295L);
      assertThat(register.contacts().get(0).expires()).hasValue(4_294_967_295L);
    }

    @Test
    void scalarlgHasNumbersOutOfRangeInAResponse() {
      String text = responseText("SIP/2.0 503 Service Unavailable");

      assertThat(failure(text.replace("CSeq: 8 ", "CSeq: 9292394834772304023312 ")).reason())
          .isEqualTo(Reason.MALFORMED_CSEQ);
      SipResponse response =
          (SipResponse)
              parse(text.replace("X-Twist: 1", "Retry-After: 949302838503028349304023988"));
      assertMalformed(response::retryAfter);
    }

    @Test
    void quotbalHasAQuoteThatDoesNotEnd() {
      SipRequest invite = request(message("INVITE").replace("To: <", "To: \"Mr. J. User <"));

      assertMalformed(invite::to);
      assertThat(invite.toTag()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "INVITE <sip:bob@example.com> SIP/2.0",
          "INVITE sip:bob@example.com; lr SIP/2.0",
          "INVITE  sip:bob@example.com  SIP/2.0",
          "INVITE sip:bob@example.com SIP/2.0  "
        })
    void ltgtruriLwsruriLwsstartAndTrwsHaveABadRequestLine(String line) {
      assertAnswerable(
          message("INVITE").replaceFirst("INVITE .*", line), Reason.MALFORMED_START_LINE);
    }

    @Test
    void escruriHasHeadersInItsRequestUriForWhoeverMindsThem() throws MalformedHeaderException {
      SipRequest invite =
          request(
              message("INVITE")
                  .replace(
                      "bob@example.com SIP", "bob@example.com?Route=%3Csip:example.com%3E SIP"));

      assertThat(invite.requestUri().headers()).isEqualTo("Route=%3Csip:example.com%3E");
    }

    @Test
    void baddateHasADateNobodyReads() {
      assertThat(request(twisted("INVITE", "Date: Fri, 01 Jan 2010 16:00 EST"))).isNotNull();
    }

    @Test
    void regbadctHasHeadersInAContactWithoutBrackets() {
      SipRequest register =
          request(
              twisted("REGISTER", "Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E"));

      assertMalformed(register::contacts);
    }

    @Test
    void badaspecHasSpacesWithinItsBrackets() {
      SipRequest options =
          request(
              message("OPTIONS")
                  .replace(
                      "To: <sip:bob@example.com>", "To: \"Watson, Thomas\" < sip:t@example.org >"));

      assertMalformed(options::to);
    }

    @Test
    void baddnHasADisplayNameThatHadToBeQuoted() {
      SipRequest options =
          request(message("OPTIONS").replace("From: <", "From: Bell, Alexander <"));

      assertMalformed(options::from);
    }

    @Test
    void badversIsOfAnotherVersion() {
      assertAnswerable(
          message("OPTIONS").replace("SIP/2.0", "SIP/7.0"), Reason.UNSUPPORTED_VERSION);
    }

    @Test
    void mismatch01And02HaveAnotherMethodInCSeq() {
      assertAnswerable(
          message("OPTIONS").replace("CSeq: 8 OPTIONS", "CSeq: 8 INVITE"),
          Reason.CSEQ_METHOD_MISMATCH);
      assertAnswerable(
          message("NEWMETHOD").replace("CSeq: 8 NEWMETHOD", "CSeq: 8 INVITE"),
          Reason.CSEQ_METHOD_MISMATCH);
    }

    @Test
    void bigcodeHasAStatusCodeThatIsNone() {
      assertThat(failure(responseText("SIP/2.0 4294967301 better not break the receiver")).reason())
          .isEqualTo(Reason.MALFORMED_START_LINE);
    }
  }

  /** RFC 4475 §3.2 to §3.4: what the layers above have to deal with. */
  @Nested
  class ForTheLayersAbove {
    @Test
    void badbranchHasNothingBehindTheMagicCookie() {
      SipRequest options =
          request(message("OPTIONS").replaceFirst("branch=[^\n]*", "branch=z9hG4bK"));

      assertThat(options.topmostVia().branch()).isEqualTo("z9hG4bK");
    }

    @Test
    void insufLacksMandatoryHeaders() {
      String insufficient = message("INVITE").replaceAll("(Call-ID|From|To): .*\n", "");

      assertThat(failure(insufficient).reason()).isEqualTo(Reason.MISSING_HEADER);
    }

    @Test
    void unkscmNovelscAndUnksm2HaveOtherSchemes() throws MalformedHeaderException {
      SipRequest unkscm = request(to("nobodyKnowsThisScheme:totallyopaque", "OPTIONS"));
      SipRequest novelsc = request(to("soap.beep://192.0.2.103:3002", "OPTIONS"));
      SipRequest unksm2 =
          request(
              message("REGISTER")
                  .replace("<sip:bob@example.com>", "<isbn:2983792873>")
                  .replace("X-Twist: 1", "Contact: <name:John_Smith>"));

      assertThat(unkscm.requestUri().scheme()).isEqualTo("nobodyknowsthisscheme");
      assertThat(novelsc.requestUri().scheme()).isEqualTo("soap.beep");
      assertThat(unksm2.to().uri().isSip()).isFalse();
      assertThat(unksm2.contacts().get(0).uri().text()).isEqualTo("name:John_Smith");
    }

    @Test
    void bext01RequiresWhatNobodySupports() throws MalformedHeaderException {
      SipRequest options =
          request(
              twisted("OPTIONS", "Require: nothingSupports, thisEither\nProxy-Require: noProxy"));

      assertThat(options.tokens(HeaderName.REQUIRE))
          .containsExactly("nothingSupports", "thisEither");
      assertThat(options.tokens(HeaderName.PROXY_REQUIRE)).containsExactly("noProxy");
    }

    @Test
    void regaut01HasCredentialsOfAnUnknownScheme() throws MalformedHeaderException {
      SipRequest register =
          request(twisted("REGISTER", "Authorization: NoOneKnowsThis opaque-data=here"));

      assertThat(register.authorization()).isEmpty();
    }

    @Test
    void multi01RepeatsWhatMayStandOnce() {
      assertAnswerable(
          twisted("INVITE", "CSeq: 59 INVITE\nCall-ID: other\nTo: <sip:b@c>"),
          Reason.REPEATED_HEADER);
    }

    @Test
    void mcl01HasTwoContentLengths() {
      assertAnswerable(twisted("OPTIONS", "Content-Length: 13"), Reason.MALFORMED_CONTENT_LENGTH);
    }

    @Test
    void bcastHasABroadcastAddressInItsVia() throws MalformedHeaderException {
      SipResponse response =
          (SipResponse)
              parse(
                  responseText("SIP/2.0 200 OK")
                      .replace(
                          "X-Twist: 1", "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23"));

      assertThat(response.vias().get(1).host()).isEqualTo("255.255.255.255");
    }

    @Test
    void zeromfMustNotBeForwarded() throws MalformedHeaderException {
      assertThat(
              request(message("OPTIONS").replace("Max-Forwards: 70", "Max-Forwards: 0"))
                  .maxForwards())
          .hasValue(0);
    }

    @Test
    void cparam01And02HaveAnUnknownParameterOutsideAndInside() throws MalformedHeaderException {
      SipRequest outside =
          request(twisted("REGISTER", "Contact: sip:+1972@gw1.example.net;unknownparam"));
      SipRequest inside =
          request(twisted("REGISTER", "Contact: <sip:+1972@gw1.example.net;unknownparam>"));

      assertThat(outside.contacts().get(0).parameters().has("unknownparam")).isTrue();
      assertThat(outside.contacts().get(0).uri().parameters().isEmpty()).isTrue();
      assertThat(inside.contacts().get(0).parameters().isEmpty()).isTrue();
      assertThat(inside.contacts().get(0).uri().parameters().has("unknownparam")).isTrue();
    }

    @Test
    void regescrtHasHeadersInABracketedContact() throws MalformedHeaderException {
      SipRequest register =
          request(
              twisted(
                  "REGISTER", "Contact: <sip:user@example.com?Route=%3Csip:sip.example.com%3E>"));

      assertThat(register.contacts().get(0).uri().headers())
          .isEqualTo("Route=%3Csip:sip.example.com%3E");
    }

    @Test
    void inv2543IsOfAPeerThatKnowsNoBranchesAndTags() throws MalformedHeaderException {
      SipRequest invite =
          request(
              """
              INVITE sip:UserB@example.com SIP/2.0
              Via: SIP/2.0/UDP iftgw.example.com
              From: <sip:+13035551111@ift.client.example.net;user=phone>
              Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>
              To: sip:+16505552222@ss1.example.net;user=phone
              Call-ID: inv2543.1717@ift.client.example.com
              CSeq: 56 INVITE
              Content-Type: application/sdp

              v=0
              """);

      assertThat(invite.topmostVia().branch()).isEmpty();
      assertThat(invite.fromTag()).isEmpty();
      assertThat(invite.maxForwards()).isEmpty();
      assertThat(invite.to().parameters().has("user")).isTrue();
      assertThat(invite.recordRoutes()).extracting(NameAddr::displayName).containsExactly("");
      assertThat(invite.bodyLength()).isEqualTo(5);
    }
  }

  /** RFC 5118: IPv6 in every place. */
  @Nested
  class Ipv6 {
    @Test
    void aReferenceHasBrackets() throws MalformedHeaderException {
      SipRequest register = request(to("sip:[2001:db8::10]:5070", "REGISTER"));

      assertThat(register.requestUri().host()).isEqualTo("[2001:db8::10]");
      assertThat(register.requestUri().port()).isEqualTo(5070);
    }

    @Test
    void withoutBracketsItIsMalformed() {
      SipRequest register = request(to("sip:2001:db8::10", "REGISTER"));

      assertMalformed(register::requestUri);
    }

    @Test
    void whatLooksLikeAPortIsPartOfTheAddressWithinBrackets() throws MalformedHeaderException {
      SipRequest register = request(to("sip:[2001:db8::10:5070]", "REGISTER"));

      assertThat(register.requestUri().host()).isEqualTo("[2001:db8::10:5070]");
      assertThat(register.requestUri().port()).isEqualTo(-1);
    }

    @Test
    void anIpv4MappedAddressIsFine() throws MalformedHeaderException {
      SipRequest invite = request(twisted("INVITE", "Contact: <sip:a@[::ffff:192.0.2.10]:19823>"));

      assertThat(invite.contacts().get(0).uri().host()).isEqualTo("[::ffff:192.0.2.10]");
    }
  }

  private static String message(String method) {
    return """
        METHOD sip:bob@example.com SIP/2.0
        Via: SIP/2.0/UDP host1.example.com;branch=z9hG4bKkdjuw
        From: <sip:anna@example.com>;tag=938
        To: <sip:bob@example.com>
        Call-ID: torture.1@example.com
        CSeq: 8 METHOD
        Max-Forwards: 70
        X-Twist: 1
        Content-Length: 0

        """
        .replace("METHOD", method);
  }

  /** The message with a header field of its own. */
  private static String twisted(String method, String header) {
    return message(method).replace("X-Twist: 1", header);
  }

  /** The message with a Request-URI of its own. */
  private static String to(String requestUri, String method) {
    return message(method).replace("sip:bob@example.com SIP", requestUri + " SIP");
  }

  private static String responseText(String statusLine) {
    return message("INVITE").replaceFirst("INVITE .*", statusLine);
  }

  private static SipResponse response(String statusLine) {
    return (SipResponse) parse(responseText(statusLine));
  }

  private static SipRequest request(String text) {
    return (SipRequest) parse(text);
  }

  private static ParseFailure failure(String text) {
    return (ParseFailure) parse(text);
  }

  private static ParseResult parse(String text) {
    return SipParser.parse(bytes(text), ParserLimits.DEFAULT);
  }

  private static byte[] bytes(String text) {
    return TestMessages.bytes(text);
  }

  private static void assertAnswerable(String text, Reason reason) {
    ParseFailure failure = failure(text);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.answerable()).isPresent();
    assertThat(failure.answerable().orElseThrow().bytes())
        .asString(StandardCharsets.UTF_8)
        .contains("Call-ID: torture.1@example.com");
  }

  private static void assertMalformed(Reading reading) {
    assertThatExceptionOfType(MalformedHeaderException.class).isThrownBy(reading::read);
  }

  /** Reads something that is expected to be malformed. */
  @FunctionalInterface
  private interface Reading {
    Object read() throws MalformedHeaderException;
  }
}
