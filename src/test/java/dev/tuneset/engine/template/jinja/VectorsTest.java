package dev.tuneset.engine.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates of our own give what real Jinja2 made of them; {@code src/test/python/jinja_vectors.py} writes them. */
class VectorsTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @Test
    void rendersEveryVectorAsJinjaDoes() throws IOException {
        List<String> differences = new ArrayList<>();
        int count = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                VectorsTest.class.getResourceAsStream("/jinja/vectors.jsonl"), StandardCharsets.UTF_8))) {
            Map<String, Object> context = context(JSON.readValue(lines.readLine(), OBJECT));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> vector = JSON.readValue(line, OBJECT);
                String wanted = wanted(vector);
                String actual = rendered((String) vector.get("template"), context);
                count++;
                if (!actual.equals(wanted)) {
                    differences.add(vector.get("template") + "\n    wanted " + wanted + "\n    got    " + actual);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(count).isGreaterThan(400);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> context(Map<String, Object> line) {
        return (Map<String, Object>) line.get("context");
    }

    private static String wanted(Map<String, Object> vector) {
        if (vector.get("error") == null) {
            return vector.get("text") + "\n" + vector.get("spans");
        }
        // Python names its own generated line in the message of a stray break; we give ours apart from the message.
        String message = ((String) vector.get("message")).replaceAll(" \\(<template>, line \\d+\\)$", "");
        return vector.get("error") + ": " + message;
    }

    private static String rendered(String template, Map<String, Object> context) {
        try {
            Rendered rendered = Template.compile(template).render(context, NOW);
            List<List<Integer>> spans = new ArrayList<>();
            rendered.assistantSpans().forEach(span -> spans.add(List.of(span.start(), span.end())));
            return rendered.text() + "\n" + spans;
        } catch (TemplateException e) {
            return e.errorClass() + ": " + e.detail();
        }
    }
}
