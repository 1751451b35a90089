package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.Console;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.mail.MailKeeper;
import dev.amiss.local.part.PartList.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of Amiss: PostgreSQL, Kafka and mail first, then all services at once; stopped in the opposite order. Not to be
 * used twice.
 */
public final class Launch {
    private static final int LINES_OF_LOG = 20;

    private final LocalConfig config;
    private final Console console;
    private final Supervisor supervisor;
    private final MailKeeper mail;
    private final Together starts = new Together();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<Part> servers;
    private final List<Part> services;

    public Launch(LocalConfig config, Console console) {
        Plan plan = new Plan(config);
        this.config = config;
        this.console = console;
        this.supervisor = new Supervisor(console);
        this.mail = new MailKeeper(config.smtpPort(), config.data().mail(), console);
        this.servers = plan.servers();
        this.services = plan.services();
    }

    /** Starts all and returns when all can be used. @throws EmbeddedException saying which part cannot, and why */
    public void start() {
        PartList.write(config.data(), entries());
        List<Runnable> first = new ArrayList<>(new Plan(config).preparations());
        servers.forEach(part -> first.add(() -> start(part)));
        if (hasMail()) {
            first.add(mail::start);
        }
        starts.run(first);
        starts.run(services.stream().<Runnable>map(part -> () -> start(part)).toList());
    }

    /** Starts parts again that die, and prepares later starts; returns when {@link #stop} is called or there is no point in going on. */
    public void supervise() throws InterruptedException {
        background.execute(this::prepareNextStart);
        supervisor.watch(Stream.concat(servers.stream(), services.stream()).toList());
    }

    /** Stops all in order, whatever of it runs, also in the middle of a start. */
    public void stop() {
        starts.end();
        background.shutdownNow();
        supervisor.stop();
        awaitBackground();
        PartList.delete(config.data());
        Together stops = new Together();
        stops.run(services.stream().<Runnable>map(part -> part::stop).toList());
        stops.end();
        mail.stop();
        servers.forEach(Part::stop);
    }

    private void start(Part part) {
        long began = System.nanoTime();
        try {
            part.start();
        } catch (EmbeddedException e) {
            List<String> lines = part.lastLines(LINES_OF_LOG);
            throw new EmbeddedException(
                    "%s cannot start: %s%nThe end of %s:%n%s"
                            .formatted(part.name(), e.getMessage(), part.log(), String.join("\n", lines)),
                    e);
        }
        console.say(String.format(
                Locale.ROOT, "  %-12s ready after %.1f s", part.name(), (System.nanoTime() - began) / 1e9));
    }

    private void prepareNextStart() {
        try {
            for (Part part : services) {
                part.prepareNextStart();
            }
        } catch (EmbeddedException e) {
            if (!background.isShutdown()) {
                console.event(e.getMessage() + "; starts take longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It ends at once, unless a service that it asks does not answer. */
    private void awaitBackground() {
        try {
            background.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasMail() {
        return config.smtpHost().isEmpty();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        servers.forEach(part -> entries.add(new Entry(part.name(), Entry.SERVER, part.address())));
        if (hasMail()) {
            entries.add(new Entry("mail", Entry.IN_LAUNCHER, "127.0.0.1:" + config.smtpPort()));
        }
        services.forEach(part -> entries.add(new Entry(part.name(), Entry.SERVICE, part.address())));
        return entries;
    }
}
