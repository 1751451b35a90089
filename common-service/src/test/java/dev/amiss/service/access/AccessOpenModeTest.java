package dev.amiss.service.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class AccessOpenModeTest {
    @Test
    void everybody_is_an_admin_named_anonymous() {
        given().get("/access-test/admin").then().statusCode(200).body(equalTo("anonymous"));
        given().header("Authorization", "Bearer whatever")
                .get("/access-test/admin")
                .then()
                .statusCode(200)
                .body(equalTo("anonymous"));
    }

    @Test
    void a_foreign_host_is_refused() {
        given().header("Host", "evil.example:" + RestAssured.port)
                .get("/access-test/admin")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", equalTo(403));
    }

    @Test
    void a_foreign_origin_is_refused_and_never_invited() {
        given().header("Origin", "http://evil.example")
                .post("/access-test/report")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .contentType("application/problem+json");
    }

    @Test
    void the_own_origin_is_welcome() {
        given().header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .post("/access-test/report")
                .then()
                .statusCode(200);
    }
}
