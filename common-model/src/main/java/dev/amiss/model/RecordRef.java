package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The record that an issue is about, such as the account 42.
 *
 * @param type what sort of record; null when the reporter did not say
 * @param id which one, as text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecordRef(@Nullable String type, String id) {}
