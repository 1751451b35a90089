package dev.amiss.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class StoredSecretsTest {
    private static final String OLD = EncryptionKeys.newLine("k1");
    private static final String NEW = EncryptionKeys.newLine("k2");
    private static final int ROWS = 450;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void makeTable() {
        jdbi.useHandle(handle -> handle.execute(
                "CREATE TABLE safe (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, secrets jsonb NOT NULL)"));
    }

    @AfterEach
    void dropTable() {
        jdbi.useHandle(handle -> handle.execute("DROP TABLE safe"));
    }

    @Test
    void what_stood_open_is_sealed_and_what_an_older_key_sealed_is_sealed_anew() throws Exception {
        put("{\"/a\": \"hunter2\"}", ROWS);
        put("{}", 3);

        stored(OLD).refresh("safe", "secrets");

        assertThat(count("%hunter2%")).isZero();
        assertThat(count("%amiss1:k1:%")).isEqualTo(ROWS);

        stored(NEW + "," + OLD).refresh("safe", "secrets");

        assertThat(count("%amiss1:k1:%")).isZero();
        assertThat(count("%amiss1:k2:%")).isEqualTo(ROWS);
        assertThat(stored(NEW).open(Map.of("/a", first()))).containsEntry("/a", "hunter2");
    }

    @Test
    void what_cannot_be_opened_stays_as_it_is() {
        put("{\"/a\": \"hunter2\"}", 1);
        stored(OLD).refresh("safe", "secrets");

        stored(NEW).refresh("safe", "secrets");

        assertThat(count("%amiss1:k1:%")).isEqualTo(1);
        assertThatThrownBy(() -> stored(NEW).open(Map.of("/a", first())))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageContaining("AMISS_ENCRYPTION_KEYS");
    }

    @Test
    void without_keys_secrets_are_kept_as_they_are() throws Exception {
        StoredSecrets stored = new StoredSecrets(new EncryptionKeys(Optional.empty(), Optional.empty()), jdbi);

        assertThat(stored.seal(Map.of("/a", "hunter2"))).containsEntry("/a", "hunter2");
        assertThat(stored.open(Map.of("/a", "hunter2"))).containsEntry("/a", "hunter2");
    }

    private StoredSecrets stored(String keys) {
        return new StoredSecrets(new EncryptionKeys(Optional.of(keys), Optional.empty()), jdbi);
    }

    private void put(String secrets, int rows) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO safe (secrets) SELECT :secrets::jsonb FROM generate_series(1, :rows)")
                .bind("secrets", secrets)
                .bind("rows", rows)
                .execute());
    }

    private int count(String like) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM safe WHERE secrets::text LIKE :like")
                .bind("like", like)
                .mapTo(Integer.class)
                .one());
    }

    private String first() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT secrets->>'/a' FROM safe WHERE secrets <> '{}' ORDER BY id LIMIT 1")
                .mapTo(String.class)
                .one());
    }
}
