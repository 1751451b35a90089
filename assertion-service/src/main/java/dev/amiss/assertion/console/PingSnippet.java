package dev.amiss.assertion.console;

import io.quarkus.qute.TemplateData;
import java.util.List;

/** Lines to copy that send a ping: most programs need one. */
@TemplateData
public record PingSnippet(String id, String title, String text) {
    static List<PingSnippet> of(String url) {
        return List.of(
                new PingSnippet("ping-curl", "Shell", "curl -fsS -m 10 --retry 3 -o /dev/null " + url),
                new PingSnippet(
                        "ping-cron",
                        "crontab",
                        "0 3 * * * /usr/local/bin/backup.sh; curl -fsS -m 10 --retry 3 -o /dev/null " + url + "/$?"),
                new PingSnippet("ping-python", "Python", """
                        import urllib.request
                        try:
                            urllib.request.urlopen("%s", timeout=10)
                        except OSError as e:
                            print("ping failed:", e)""".formatted(url)),
                new PingSnippet("ping-java", "Java", """
                        HttpClient.newHttpClient().sendAsync(
                            HttpRequest.newBuilder(URI.create("%s")).timeout(Duration.ofSeconds(10)).build(),
                            HttpResponse.BodyHandlers.discarding());""".formatted(url)),
                new PingSnippet("ping-kubernetes", "Kubernetes CronJob", """
                        command: ["/bin/sh", "-c"]
                        args: ["/app/job; curl -fsS -m 10 --retry 3 -o /dev/null %s/$?"]""".formatted(url)));
    }
}
