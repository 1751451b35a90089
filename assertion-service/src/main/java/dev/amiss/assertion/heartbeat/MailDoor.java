package dev.amiss.assertion.heartbeat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * Where pings come in as mails, if a port is configured. So many connections at a time, others wait; each is ended after a
 * while, be it busy or not.
 */
@ApplicationScoped
class MailDoor {
    private static final Logger LOG = Logger.getLogger(MailDoor.class);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_RECIPIENTS = 20;
    private static final String SAID_NAME = "amiss";

    private final PingConfig.Smtp config;
    private final MailPings pings;
    private final String host;
    private @Nullable SMTPServer server;
    private @Nullable ScheduledExecutorService ends;

    MailDoor(PingConfig config, MailPings pings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config.smtp();
        this.pings = pings;
        this.host = host;
    }

    void open(@Observes StartupEvent start) throws UnknownHostException {
        if (config.port().isEmpty()) {
            return;
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "smtp-ends");
            thread.setDaemon(true);
            return thread;
        });
        SMTPServer opened = SMTPServer.port(config.port().get())
                .bindAddress(InetAddress.getByName(host))
                .hostName(SAID_NAME)
                .softwareName("Amiss")
                .messageHandlerFactory(mail -> new MailTransaction(pings, config.largest()))
                .maxMessageSize(config.largest())
                .maxRecipients(MOST_RECIPIENTS)
                .maxConnections(config.connections())
                .connectionTimeout((int) SILENCE.toSeconds(), TimeUnit.SECONDS)
                .insertReceivedHeaders(false)
                .sessionHandler(endingAfterAWhile(timer))
                .build();
        try {
            opened.start();
        } catch (RuntimeException e) {
            timer.shutdownNow();
            throw new IllegalStateException(
                    "AMISS_PING_SMTP_PORT must be a port that is free on " + host + ", and "
                            + config.port().get() + " is not: " + e.getMessage(),
                    e);
        }
        ends = timer;
        server = opened;
        LOG.infof("ping: mails are taken on port %d", opened.getPortAllocated());
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) {
            server.stop();
        }
        if (ends != null) {
            ends.shutdownNow();
        }
    }

    /** Where it listens; 0 when it does not. */
    int port() {
        return server == null ? 0 : server.getPortAllocated();
    }

    private static SessionHandler endingAfterAWhile(ScheduledExecutorService timer) {
        return new SessionHandler() {
            @Override
            public SessionAcceptance accept(Session session) {
                timer.schedule(() -> end(session), LONGEST.toSeconds(), TimeUnit.SECONDS);
                return SessionAcceptance.success();
            }

            @Override
            public void onSessionEnd(Session session) {
                // its end comes to nothing then
            }
        };
    }

    private static void end(Session session) {
        try {
            session.closeSocket();
        } catch (IOException e) {
            LOG.debugf("ping: a connection was closed already: %s", e.getMessage());
        }
    }
}
