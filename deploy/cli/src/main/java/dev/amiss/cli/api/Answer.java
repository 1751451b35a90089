package dev.amiss.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a service answered to a request that it took.
 *
 * @param body a missing node when there was none
 */
public record Answer(int status, JsonNode body, Optional<String> location) {}
