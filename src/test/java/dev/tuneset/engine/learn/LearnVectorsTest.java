package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans against those that transformers finds; {@code src/test/python/learn_vectors.py} writes the vectors. */
class LearnVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);

    record Vector(String name, String template, String stopToken, Example example, String text, List<Span> spans) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void followsTheMarksOfTheTemplate(Vector vector) {
        Learned learned = learned(vector, vector.template());
        assertThat(learned.text()).isEqualTo(vector.text());
        assertThat(learned.spans()).isEqualTo(vector.spans());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void findsTheSameByRenderingBeginnings(Vector vector) {
        Learned learned = learned(vector, vector.template().replaceAll("\\{%-? (end)?generation %\\}", ""));
        assertThat(learned.text()).isEqualTo(vector.text());
        assertThat(pieces(learned)).isEqualTo(pieces(new Learned(vector.text(), vector.spans(), List.of())));
        assertThat(learned.spans()).isEqualTo(vector.spans());
    }

    private static List<String> pieces(Learned learned) {
        return learned.spans().stream()
                .map(span -> learned.text().substring(span.start(), span.end()))
                .toList();
    }

    private static Learned learned(Vector vector, String source) {
        ChatTemplate template = ChatTemplate.custom("vector", source, Map.of("eos_token", vector.stopToken()));
        return new Learner(template, new TemplateRenderer(template, NOW), LearningPolicy.DEFAULT)
                .learned(vector.example());
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = LearnVectorsTest.class.getResourceAsStream("/learn/vectors.jsonl")) {
            List<Vector> vectors = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                vectors.add(vector(JSON.readTree(line)));
            }
            return vectors.stream();
        }
    }

    private static Vector vector(JsonNode row) {
        List<Message> messages = new ArrayList<>();
        row.get("messages").forEach(message -> messages.add(message(message)));
        List<String> tools = new ArrayList<>();
        row.get("tools").forEach(tool -> tools.add(tool.toString()));
        List<Span> spans = new ArrayList<>();
        row.get("spans")
                .forEach(span ->
                        spans.add(new Span(span.get(0).asInt(), span.get(1).asInt())));
        return new Vector(
                row.get("name").asText(),
                row.get("template").asText(),
                row.get("stop_token").asText(),
                Example.ofMessages(messages).withTools(tools),
                row.get("text").asText(),
                spans);
    }

    private static Message message(JsonNode row) {
        Role role = Role.valueOf(row.get("role").asText().toUpperCase(Locale.ROOT));
        List<ToolCall> calls = new ArrayList<>();
        row.path("tool_calls").forEach(call -> {
            JsonNode function = call.get("function");
            calls.add(new ToolCall(
                    null, function.get("name").asText(), JSON.convertValue(function.get("arguments"), Object.class)));
        });
        return Message.of(role, row.get("content").asText())
                .withReasoning(
                        row.hasNonNull("reasoning_content")
                                ? row.get("reasoning_content").asText()
                                : null)
                .withToolCalls(calls);
    }
}
