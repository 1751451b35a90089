package dev.amiss.responder;

import static io.restassured.RestAssured.given;

import dev.amiss.embedded.openapi.KeptDocument;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest {
    @Test
    void the_description_of_the_api_is_the_one_that_is_kept() {
        String served = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        KeptDocument.check("responder-service", served);
    }
}
