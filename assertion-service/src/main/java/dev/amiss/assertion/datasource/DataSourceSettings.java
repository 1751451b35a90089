package dev.amiss.assertion.datasource;

import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data source as the operator configured it by {@code AMISS_DATASOURCE_<NAME>_URL}, {@code _USERNAME} and
 * {@code _PASSWORD}.
 *
 * @param name in lower case, as checks say it
 * @param username empty for none
 * @param password empty for none
 */
record DataSourceSettings(String name, String url, String username, String password) {
    private static final Pattern URL = Pattern.compile("AMISS_DATASOURCE_([A-Z0-9]+)_URL");

    /** All that are configured, by name. */
    static Map<String, DataSourceSettings> read(SmallRyeConfig config) {
        Map<String, DataSourceSettings> all = new TreeMap<>();
        for (String property : config.getPropertyNames()) {
            Matcher url = URL.matcher(property);
            if (url.matches()) {
                String prefix = "AMISS_DATASOURCE_" + url.group(1);
                String name = url.group(1).toLowerCase(Locale.ROOT);
                value(config, property)
                        .ifPresent(text -> all.put(
                                name,
                                new DataSourceSettings(
                                        name,
                                        text,
                                        value(config, prefix + "_USERNAME").orElse(""),
                                        value(config, prefix + "_PASSWORD").orElse(""))));
            }
        }
        return all;
    }

    /** The URL without what may be a secret: user, password, and all that follows the database's name. */
    String place() {
        return url.replaceFirst("^jdbc:", "").replaceFirst("[?;].*$", "").replaceFirst("//.*@", "//");
    }

    private static Optional<String> value(SmallRyeConfig config, String property) {
        return config.getOptionalValue(property, String.class);
    }

    @Override
    public String toString() {
        return "data source " + name;
    }
}
