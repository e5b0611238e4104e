package io.ringwerk.provisioning.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Form(
      String name, Optional<String> email, Optional<List<String>> numbers, Optional<Offer> offer) {}

  record Switch(boolean on) {}

  record Stamped(Instant at, Optional<String> absent, List<String> none) {}

  @Test
  void leavesOutWhatIsAbsentAndWritesTimesInIso8601() {
    Stamped value = new Stamped(Instant.parse("2026-11-22T01:02:03Z"), Optional.empty(), List.of());

    assertThat(new String(Json.write(value), UTF_8))
        .isEqualTo("{\"at\":\"2026-11-22T01:02:03Z\",\"none\":[]}");
  }

  @Test
  void readsWhatIsGivenAndTakesNullAndAbsentForEmpty() {
    assertThat(read("{\"name\":\"bob\",\"email\":null,\"offer\":\"sha256-then-md5\"}"))
        .isEqualTo(
            new Form(
                "bob", Optional.empty(), Optional.empty(), Optional.of(Offer.SHA256_THEN_MD5)));
  }

  @Test
  void namesAFieldThatIsMissingOrNull() {
    assertThat(refusal("{}")).startsWith("the field name is missing");
    assertThat(refusal("{\"name\":null}")).startsWith("the field name is missing");
  }

  @Test
  void namesAFieldItDoesNotKnowAndThoseItDoes() {
    Problem problem = problem("{\"name\":\"bob\",\n\"mail\":\"x\"}");

    assertThat(problem.detail()).startsWith("the field mail is unknown here (line 2, column ");
    assertThat(problem.remedy()).isEqualTo("known fields are: email, name, numbers, offer");
    assertThat(problem.errors()).hasSize(1);
    assertThat(problem.errors().get(0).field()).contains("mail");
  }

  @Test
  void saysWhatAFieldMustBe() {
    assertThat(refusal("{\"name\":[1]}")).startsWith("the field name must be a text (line 1");
    assertThat(refusal("{\"name\":7}")).startsWith("the field name must be a text");
    assertThat(refusal("{\"name\":\"bob\",\"numbers\":\"12\"}"))
        .startsWith("the field numbers must be a list");
    assertThat(refusal("{\"name\":\"bob\",\"numbers\":[\"12\",{}]}"))
        .startsWith("the field numbers.1 must be a text");
    assertThat(refusal("{\"name\":\"bob\",\"offer\":\"sha1\"}"))
        .startsWith("the field offer must be one of [md5, sha256-then-md5, sha256]");
    assertThat(refusal("{\"on\":\"yes\"}", Switch.class))
        .startsWith("the field on must be true or false");
  }

  @Test
  void refusesAFieldThatIsGivenTwice() {
    assertThat(refusal("{\"name\":\"bob\",\"name\":\"eve\"}")).contains("Duplicate field 'name'");
  }

  @Test
  void refusesWhatFollowsTheObject() {
    assertThat(refusal("{\"name\":\"bob\"} {}")).contains("line 1");
  }

  @Test
  void refusesWhatIsNoObjectOrNoJson() {
    assertThat(refusal("")).startsWith("the body is empty");
    assertThat(refusal("[]")).startsWith("the body must be one JSON object");
    assertThat(refusal("\"bob\"")).startsWith("the body must be one JSON object");
    assertThat(refusal("null")).startsWith("the body must be one JSON object");
    assertThat(refusal("{\n  \"name\": bob}"))
        .startsWith("the body is not JSON: ")
        .contains("line 2");
    assertThat(refusal("{\"name\":\"bob\"")).startsWith("the body is not JSON: ");
  }

  @Test
  void staysInOneLineWhateverIsSent() {
    assertThat(refusal("{\"a\\nb" + "c".repeat(500) + "\":1}"))
        .doesNotContain("\n")
        .hasSizeLessThan(200);
  }

  @Test
  void refusesADeepNestingWithoutHarm() {
    assertThat(refusal("[".repeat(30_000))).isNotEmpty();
  }

  private static Form read(String json) {
    return Json.read(json.getBytes(UTF_8), Form.class);
  }

  private static String refusal(String json) {
    return refusal(json, Form.class);
  }

  private static String refusal(String json, Class<?> form) {
    return catchThrowableOfType(RefusedException.class, () -> Json.read(json.getBytes(UTF_8), form))
        .problem()
        .detail();
  }

  private static Problem problem(String json) {
    return catchThrowableOfType(RefusedException.class, () -> read(json)).problem();
  }
}
