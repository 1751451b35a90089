package dev.amiss.responder.delivery.email;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.MessageLimit;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.delivery.message.Words;
import dev.amiss.responder.template.Templates;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** {@code issue.actions.email} */
@ApplicationScoped
class EmailFunction implements ActionFunction {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String REPLY = "reply_address";
    private static final List<String> ADDRESS_ARGUMENTS = List.of("recipients", "cc", "bcc", REPLY);
    private static final int LONGEST_SUBJECT = 250;
    /** Room for how long it lasted. */
    private static final int LASTED = 40;

    private final MailClient mailer;
    private final MailDomains domains;
    private final String from;
    private final String server;

    EmailFunction(
            MailClient mailer,
            MailConfig config,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @ConfigProperty(name = "quarkus.mailer.host") String host,
            @ConfigProperty(name = "quarkus.mailer.port") int port) {
        this.mailer = mailer;
        this.domains = new MailDomains(config.domains().orElse(List.of()));
        this.from = from;
        this.server = host + ":" + port;
    }

    @Override
    public String name() {
        return "issue.actions.email";
    }

    @Override
    public String description() {
        return "Sends a mail about the issue, as text and HTML.";
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
                   "cc": {"$ref": "#/$defs/addresses", "description": "who gets a copy"},
                   "bcc": {"$ref": "#/$defs/addresses", "description": "who gets a copy that the others do not see"},
                   "reply_address": {"type": "string", "minLength": 1, "maxLength": 320,
                     "description": "where answers go"},
                   "message_txt": {"type": "string", "description":
                     "the plain text; without it and message_html, what is known of the issue, as text and HTML"},
                   "message_html": {"type": "string", "contentMediaType": "text/html", "description": "the HTML"},
                   %s},
                 "additionalProperties": false}""".formatted(MessageLimit.PROPERTY);
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        List<ArgumentProblem> problems = new ArrayList<>();
        for (String argument : ADDRESS_ARGUMENTS) {
            for (String address : MailAddresses.read(kwargs.path(argument))) {
                if (address.indexOf('{') < 0 && !MailAddresses.isAddress(address)) {
                    problems.add(new ArgumentProblem(
                            "/" + argument, "'" + address + "' is no mail address, such as jane@example.com"));
                } else if (address.indexOf('{') < 0 && !argument.equals(REPLY)) {
                    domains.refusal(address)
                            .ifPresent(refusal -> problems.add(new ArgumentProblem("/" + argument, refusal)));
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
    public Integer messagesPerMinute(JsonNode kwargs, int usual) {
        return MessageLimit.of(kwargs, usual);
    }

    @Override
    public String audience(JsonNode kwargs) {
        return Stream.of("recipients", "cc", "bcc")
                .flatMap(argument -> MailAddresses.read(kwargs.path(argument)).stream())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Override
    public String preview(ActionCall call) {
        return asText(mail(call, MailAddresses.read(call.kwargs().path("recipients"))));
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
        MailMessage mail = mail(call, recipients);
        var exchange = new Exchange(asText(mail), null, null);
        try {
            Uni.createFrom()
                    .completionStage(mailer.sendMail(mail).toCompletionStage())
                    .await()
                    .atMost(TIMEOUT);
            return new ActionOutcome.Delivered(
                    Json.mapper().createObjectNode().put("recipients", String.join(", ", recipients)), exchange);
        } catch (RuntimeException e) {
            return MailOutcome.of(e, exchange);
        }
    }

    /** For the log of deliveries. */
    private static String asText(MailMessage mail) {
        var text = new StringBuilder();
        text.append("To: ").append(String.join(", ", mail.getTo())).append('\n');
        text.append(mail.getCc() == null ? "" : "Cc: " + String.join(", ", mail.getCc()) + "\n");
        text.append(mail.getBcc() == null ? "" : "Bcc: " + String.join(", ", mail.getBcc()) + "\n");
        text.append("Subject: ").append(mail.getSubject()).append("\n\n");
        return text.append(mail.getText() == null ? mail.getHtml() : mail.getText())
                .toString();
    }

    private MailMessage mail(ActionCall call, List<String> recipients) {
        JsonNode kwargs = call.kwargs();
        Notice notice = Notice.of(call);
        String subject = Templates.oneLine(kwargs.path("subject").asText(subject(call, notice)));
        MailMessage mail = new MailMessage()
                .setFrom(from)
                .setTo(recipients)
                .setSubject(Cut.characters(subject, LONGEST_SUBJECT))
                .setHeaders(headers(call));
        ifAny(kwargs.path("cc"), mail::setCc);
        ifAny(kwargs.path("bcc"), mail::setBcc);
        boolean hasText = kwargs.path("message_txt").isTextual();
        boolean hasHtml = kwargs.path("message_html").isTextual();
        if (hasText || !hasHtml) {
            mail.setText(kwargs.path("message_txt").asText(MailText.of(notice)));
        }
        if (hasHtml || !hasText) {
            mail.setHtml(kwargs.path("message_html").asText(MailHtml.of(notice)));
        }
        return mail;
    }

    private static MultiMap headers(ActionCall call) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<" + call.deliveryId() + "@amiss>")
                .add("Auto-Submitted", "auto-generated");
        ifAny(call.kwargs().path("reply_address"), addresses -> headers.add("Reply-To", String.join(", ", addresses)));
        return headers;
    }

    /** An empty list would become an empty header. */
    private static void ifAny(JsonNode argument, Consumer<List<String>> setter) {
        List<String> addresses = MailAddresses.read(argument);
        if (!addresses.isEmpty()) {
            setter.accept(addresses);
        }
    }

    private static String subject(ActionCall call, Notice notice) {
        Instant ended = call.issue().resolvedAt();
        boolean isOne = call.context().group() == null;
        return !isOne || ended == null
                ? notice.headline()
                : Cut.characters(notice.headline(), LONGEST_SUBJECT - LASTED) + " (after "
                        + Words.duration(Duration.between(call.issue().openingAt(), ended)) + ")";
    }
}
