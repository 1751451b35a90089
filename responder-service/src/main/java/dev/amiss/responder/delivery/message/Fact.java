package dev.amiss.responder.delivery.message;

/** Something known, by name. */
public record Fact(String name, String value) {}
