package dev.amiss.service.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amiss.model.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Bodies are written and read as {@link Json} says. */
@Singleton
public class ContractJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}
