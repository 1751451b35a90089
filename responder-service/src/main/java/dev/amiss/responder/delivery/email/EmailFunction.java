package dev.amiss.responder.delivery.email;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.template.Templates;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** {@code issue.actions.email} */
@ApplicationScoped
class EmailFunction implements ActionFunction {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> ADDRESS_ARGUMENTS = List.of("recipients", "cc", "bcc", "reply_address");
    private static final int LONGEST_SUBJECT = 250;

    private final ReactiveMailer mailer;
    private final String server;

    EmailFunction(
            ReactiveMailer mailer,
            @ConfigProperty(name = "quarkus.mailer.host") String host,
            @ConfigProperty(name = "quarkus.mailer.port") int port) {
        this.mailer = mailer;
        this.server = host + ":" + port;
    }

    @Override
    public String name() {
        return "issue.actions.email";
    }

    @Override
    public String description() {
        return "Sends a mail about the issue.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["recipients"],
                 "$defs": {"addresses": {"type": ["string", "array"], "minLength": 1, "maxLength": 4096,
                   "minItems": 1, "maxItems": 100, "items": {"type": "string", "minLength": 1, "maxLength": 320}}},
                 "properties": {
                   "subject": {"type": "string", "maxLength": 1000, "description": "severity and name when absent"},
                   "recipients": {"$ref": "#/$defs/addresses", "description": "an address or a list of addresses"},
                   "cc": {"$ref": "#/$defs/addresses"},
                   "bcc": {"$ref": "#/$defs/addresses"},
                   "reply_address": {"type": "string", "minLength": 1, "maxLength": 320},
                   "message_txt": {"type": "string", "description": "what is known of the issue when absent"},
                   "message_html": {"type": "string", "contentMediaType": "text/html"}},
                 "additionalProperties": false}""";
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        List<ArgumentProblem> problems = new ArrayList<>();
        for (String argument : ADDRESS_ARGUMENTS) {
            for (String address : MailAddresses.read(kwargs.path(argument))) {
                if (address.indexOf('{') < 0 && !MailAddresses.isAddress(address)) {
                    problems.add(new ArgumentProblem(
                            "/" + argument, "'" + address + "' is no mail address, such as jane@example.com"));
                }
            }
        }
        return problems;
    }

    @Override
    public @Nullable String destination(JsonNode kwargs) {
        return "email:" + server;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        JsonNode kwargs = call.kwargs();
        List<String> recipients = MailAddresses.read(kwargs.path("recipients"));
        List<ArgumentProblem> problems = check(kwargs);
        if (recipients.isEmpty() || !problems.isEmpty()) {
            return new ActionOutcome.Rejected(
                    FailureReason.INVALID,
                    problems.isEmpty()
                            ? "recipients are empty"
                            : problems.get(0).detail());
        }
        try {
            mailer.send(mail(call, recipients)).await().atMost(TIMEOUT);
            return new ActionOutcome.Delivered(
                    Json.mapper().createObjectNode().put("recipients", String.join(", ", recipients)));
        } catch (RuntimeException e) {
            return MailOutcome.of(e);
        }
    }

    private static Mail mail(ActionCall call, List<String> recipients) {
        JsonNode kwargs = call.kwargs();
        String subject = Templates.oneLine(kwargs.path("subject").asText(MailText.subject(call.issue())));
        Mail mail = new Mail()
                .setTo(recipients)
                .setCc(MailAddresses.read(kwargs.path("cc")))
                .setBcc(MailAddresses.read(kwargs.path("bcc")))
                .setSubject(subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject)
                .addHeader("Message-ID", "<" + call.deliveryId() + "@amiss>")
                .addHeader("Auto-Submitted", "auto-generated");
        MailAddresses.read(kwargs.path("reply_address")).forEach(mail::addReplyTo);
        boolean hasHtml = kwargs.path("message_html").isTextual();
        if (hasHtml) {
            mail.setHtml(kwargs.path("message_html").textValue());
        }
        if (!hasHtml || kwargs.path("message_txt").isTextual()) {
            mail.setText(kwargs.path("message_txt").asText(MailText.body(call.issue())));
        }
        return mail;
    }
}
