package dev.tuneset.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The benchmarks' conversations as the variables that a chat template is given. */
final class Conversations {
    /** Read before they are rendered, as a run reads rows: few enough to stay in a processor's cache. */
    static final int TOGETHER = 100;

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Works on some conversations. */
    interface Work {
        void on(List<Map<String, @Nullable Object>> some);
    }

    private Conversations() {}

    /** Reads a file a few conversations at a time. */
    static void each(Path file, Work work) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<Map<String, @Nullable Object>> some = new ArrayList<>(TOGETHER);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                some.add(variables(JSON.readValue(line, OBJECT)));
                if (some.size() == TOGETHER) {
                    work.on(some);
                    some.clear();
                }
            }
            work.on(some);
        }
    }

    private static Map<String, @Nullable Object> variables(Map<String, @Nullable Object> conversation) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("messages", conversation.get("messages"));
        variables.put("tools", conversation.get("tools"));
        variables.put("documents", null);
        variables.put("add_generation_prompt", false);
        variables.put("bos_token", "<s>");
        variables.put("eos_token", "</s>");
        return variables;
    }
}
