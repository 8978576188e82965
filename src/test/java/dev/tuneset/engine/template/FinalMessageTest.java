package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Last messages are left open as transformers does; {@code src/test/python/final_message_vectors.py} writes the vectors. */
class FinalMessageTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);

    @Test
    void leavesTheLastMessageOpenAsTransformersDoes() throws IOException {
        List<String> differences = new ArrayList<>();
        int count = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FinalMessageTest.class.getResourceAsStream("/chat-templates/final-message.jsonl"),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> vector =
                        new ObjectMapper().readValue(line, new TypeReference<Map<String, Object>>() {});
                String actual = rendered((String) vector.get("template"), (List<?>) vector.get("messages"));
                count++;
                if (!actual.equals(wanted(vector))) {
                    differences.add(line + "\n    got " + actual);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(count).isGreaterThan(80);
    }

    @Test
    void endsTheLearnedPartWithTheText() {
        String source = "{% for m in messages %}{% generation %}{{ m.content }}<end>{% endgeneration %}{% endfor %}";
        List<?> messages = List.of(Map.of("role", "assistant", "content", "half "));
        assertThat(request(messages)
                        .render(ChatTemplate.custom("", source, Map.of()))
                        .assistantSpans())
                .containsExactly(new Span(0, 5));
    }

    private static String rendered(String source, List<?> messages) {
        try {
            return request(messages)
                    .render(ChatTemplate.custom("", source, Map.of()))
                    .text();
        } catch (TemplateException e) {
            return e.errorClass() + ": " + e.detail();
        }
    }

    private static RenderRequest request(List<?> messages) {
        return new RenderRequest(messages, null, null, false, true, Map.of(), NOW);
    }

    private static String wanted(Map<String, Object> vector) {
        return vector.get("error") instanceof Map<?, ?> error
                ? error.get("type") + ": " + error.get("message")
                : (String) vector.get("expected");
    }
}
