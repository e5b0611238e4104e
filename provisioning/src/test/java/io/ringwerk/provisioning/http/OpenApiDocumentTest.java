package io.ringwerk.provisioning.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

  @Described("A thing")
  record Thing(
      @Described(value = "Its name", example = "spoon") String name,
      Optional<Thing> parent,
      List<Part> parts,
      boolean whole) {

    record Part(int size, Optional<Offer> offer) {}
  }

  record AddThing(String name) {}

  private static final QueryParameter TENANT = QueryParameter.text("tenant", "Whose");

  private static final List<Route> ROUTES =
      List.of(
          Route.get("/api/v1/things", "listThings")
              .summary("Lists things")
              .query(TENANT)
              .answersPage(Thing.class, call -> new PageView<>(List.of(), 0, 0)),
          Route.post("/api/v1/things", "addThing")
              .reads(AddThing.class)
              .creates(
                  Thing.class,
                  Thing::name,
                  (call, added) -> new Thing("", Optional.empty(), List.of(), true)),
          Route.delete("/api/v1/things/{thing}/parts/{part}", "removePart")
              .answersNothing(call -> {}),
          Route.get("/health", "health")
              .openTo(Route.Audience.MONITORING)
              .answersText("text/plain", call -> ""));

  @Test
  void describesEachRouteWithItsParametersBodyAndAnswer() {
    JsonNode document = document();

    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    JsonNode list = document.at("/paths/~1api~1v1~1things/get");
    assertThat(list.path("operationId").asText()).isEqualTo("listThings");
    assertThat(list.path("summary").asText()).isEqualTo("Lists things");
    assertThat(list.at("/parameters/0/name").asText()).isEqualTo("tenant");
    assertThat(list.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/ThingPage");
    JsonNode add = document.at("/paths/~1api~1v1~1things/post");
    assertThat(add.at("/requestBody/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/AddThing");
    assertThat(add.path("responses").has("201")).isTrue();
    JsonNode remove = document.at("/paths/~1api~1v1~1things~1{thing}~1parts~1{part}/delete");
    assertThat(remove.path("parameters").findValuesAsText("name")).containsExactly("thing", "part");
    assertThat(remove.at("/responses/204").has("content")).isFalse();
  }

  @Test
  void saysWhichRoutesNeedTheToken() {
    JsonNode document = document();

    assertThat(document.at("/paths/~1api~1v1~1things/get/security/0").has("adminToken")).isTrue();
    assertThat(document.at("/paths/~1health/get/security")).isEmpty();
  }

  @Test
  void turnsRecordsIntoSchemas() {
    JsonNode thing = document().at("/components/schemas/Thing");

    assertThat(thing.path("description").asText()).isEqualTo("A thing");
    assertThat(thing.path("required"))
        .extracting(JsonNode::asText)
        .containsExactly("name", "parts", "whole");
    assertThat(thing.path("additionalProperties").asBoolean()).isFalse();
    assertThat(thing.at("/properties/name/examples/0").asText()).isEqualTo("spoon");
    assertThat(thing.at("/properties/parent/$ref").asText())
        .isEqualTo("#/components/schemas/Thing");
    assertThat(thing.at("/properties/parts/items/$ref").asText())
        .isEqualTo("#/components/schemas/ThingPart");
    assertThat(document().at("/components/schemas/ThingPart/properties/offer/enum"))
        .extracting(JsonNode::asText)
        .containsExactly("md5", "sha256-then-md5", "sha256");
  }

  @Test
  void refersOnlyToWhatIsThere() {
    JsonNode document = document();

    List<String> references = document.findValuesAsText("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void isTheSameEachTime() {
    assertThat(document().toString()).isEqualTo(document().toString());
  }

  private static JsonNode document() {
    return new ObjectMapper().valueToTree(new OpenApiDocument(ROUTES).tree());
  }
}
