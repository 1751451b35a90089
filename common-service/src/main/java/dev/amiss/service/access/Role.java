package dev.amiss.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may do; each role may also do what those before it may. */
public enum Role {
    /** Posts issues and recoveries, and pings. */
    REPORTER,
    /** Also reads all, works on issues, runs assertions. */
    OPERATOR,
    /** Also changes responders and assertions. */
    ADMIN;

    /** The names for {@code @RolesAllowed}. */
    public static final String REPORTER_NAME = "reporter";

    public static final String OPERATOR_NAME = "operator";
    public static final String ADMIN_NAME = "admin";

    public static Optional<Role> parse(String text) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(text)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of this role and of those that it includes. */
    Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::wire)
                .collect(Collectors.toUnmodifiableSet());
    }
}
