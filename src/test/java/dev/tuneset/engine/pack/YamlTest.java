package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void readsBackAsItWasMeant() throws Exception {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("list", List.of("a", Map.of("b", 1), "{prompt}"));
        nested.put("empty", List.of());
        Map<String, Object> all = new LinkedHashMap<>();
        for (String text : List.of(
                "plain",
                "Qwen/Qwen2.5-7B",
                "yes",
                "No",
                "null",
                "",
                " x",
                "a: b",
                "# x",
                "1.5",
                "1e5",
                ".5",
                ".",
                "..",
                "2024-01-02",
                "中文",
                "a\nb",
                "\"q\"",
                "'",
                "- x",
                "*a",
                "&a",
                "@a",
                "%a",
                "n<1K",
                "data/train-*.jsonl",
                "0x1f",
                "~",
                "C:\\x",
                "on",
                "y",
                "1_000",
                "01")) {
            all.put("key " + all.size(), text);
        }
        all.put("nested", nested);
        all.put("flag", true);
        all.put("number", 12);
        all.put("many", Arrays.asList("yes", 2, false));

        Yaml yaml = new Yaml().comment("said first");
        all.forEach(yaml::put);

        assertThat(new YAMLMapper().readValue(yaml.text(), Object.class)).isEqualTo(all);
    }
}
