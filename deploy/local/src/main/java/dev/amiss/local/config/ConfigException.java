package dev.amiss.local.config;

import java.util.List;

/** The environment asks for what cannot be; one line for each mistake. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    public ConfigException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
    }
}
