package dev.amiss.responder.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An SMTP server for tests, and settings under which they need not wait long. */
public class MailServer implements QuarkusTestResourceLifecycleManager {
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Override
    public Map<String, String> start() {
        MAIL.start();
        return Map.of(
                "AMISS_SMTP_PORT",
                Integer.toString(MAIL.getSmtp().getPort()),
                "amiss.outgoing.allow",
                "loopback",
                "amiss.responder.retry-waits",
                "1,1,1,1",
                "amiss.responder.time-limit",
                "4s",
                "amiss.responder.lease",
                "6s");
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(MAIL, new TestInjector.MatchesType(GreenMail.class));
    }

    @Override
    public void stop() {
        MAIL.stop();
    }
}
