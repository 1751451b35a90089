package dev.amiss.responder.delivery.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.ArgumentProblem;
import dev.amiss.model.function.Exchange;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.message.EventBody;
import dev.amiss.service.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** {@code issue.actions.kafka} */
@ApplicationScoped
class KafkaFunction implements ActionFunction {
    private static final long TIMEOUT_SEC = 15;

    private final TopicWriter writer;
    private final Traces traces;

    KafkaFunction(TopicWriter writer, Traces traces) {
        this.writer = writer;
        this.traces = traces;
    }

    @Override
    public String name() {
        return "issue.actions.kafka";
    }

    @Override
    public String description() {
        return "Writes the issue to a Kafka topic.";
    }

    @Override
    public String schema() {
        return """
                {"type": "object", "required": ["topic"],
                 "properties": {
                   "topic": {"type": "string", "minLength": 1, "maxLength": 249,
                     "description": "the topic; none that begins with amiss."},
                   "key": {"type": "string", "maxLength": 1000,
                     "description": "the record's key; the issue's id when absent"}},
                 "additionalProperties": false}""";
    }

    @Override
    public List<ArgumentProblem> check(JsonNode kwargs) {
        String topic = kwargs.path("topic").asText();
        // a template is looked at again once it is rendered
        String problem = topic.indexOf('{') >= 0 && !TopicName.isOurs(topic) ? null : TopicName.problem(topic);
        return problem == null ? List.of() : List.of(new ArgumentProblem("/topic", problem));
    }

    @Override
    public String destination(JsonNode kwargs) {
        return "kafka:" + kwargs.path("topic").asText();
    }

    @Override
    public String preview(ActionCall call) {
        return EventBody.of(call);
    }

    @Override
    public ActionOutcome run(ActionCall call) throws InterruptedException {
        String topic = call.kwargs().path("topic").asText();
        String problem = TopicName.problem(topic);
        if (problem != null) {
            return new ActionOutcome.Rejected(FailureReason.INVALID, "topic " + problem);
        }
        String body = EventBody.of(call);
        var exchange = new Exchange(body, null, null);
        try {
            RecordMetadata written =
                    writer.producer().send(record(call, topic, body)).get(TIMEOUT_SEC, TimeUnit.SECONDS);
            return new ActionOutcome.Delivered(
                    Json.mapper()
                            .createObjectNode()
                            .put("partition", written.partition())
                            .put("offset", written.offset()),
                    exchange);
        } catch (ExecutionException e) {
            return KafkaOutcome.of(e.getCause() == null ? e : e.getCause(), exchange);
        } catch (TimeoutException e) {
            return new ActionOutcome.RetryLater(
                    FailureReason.TIMEOUT, "Kafka did not answer within " + TIMEOUT_SEC + " s", null, exchange);
        } catch (org.apache.kafka.common.KafkaException e) {
            return KafkaOutcome.of(e, exchange);
        }
    }

    private ProducerRecord<byte[], byte[]> record(ActionCall call, String topic, String body) {
        String key =
                call.kwargs().path("key").asText(Long.toString(call.action().issueId()));
        var record = new ProducerRecord<>(topic, bytes(key), bytes(body));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(call.deliveryId()))
                .add("ce_source", bytes("/amiss/responder-service"))
                .add("ce_type", bytes("dev.amiss." + EventBody.type(call)))
                .add("ce_time", bytes(Json.time(call.action().dueAt())))
                .add("content-type", bytes("application/json"));
        String trace = traces.current();
        if (trace != null) {
            record.headers().add(Traces.HEADER, bytes(trace));
        }
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
