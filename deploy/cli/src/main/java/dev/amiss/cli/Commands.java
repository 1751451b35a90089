package dev.amiss.cli;

import dev.amiss.cli.session.Session;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, handing the session to those whose constructor wants it. */
final class Commands implements IFactory {
    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> wanted = Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {Session.class}))
                .findFirst();
        if (wanted.isEmpty()) {
            return CommandLine.defaultFactory().create(type);
        }
        wanted.get().setAccessible(true);
        return type.cast(wanted.get().newInstance(session));
    }
}
