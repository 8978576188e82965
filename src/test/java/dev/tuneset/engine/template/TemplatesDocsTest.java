package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The reference page shows the catalogue as it is; {@code -Dgolden=update} writes its tables anew. */
class TemplatesDocsTest {
    private static final Path PAGE = Path.of("docs/reference/templates.md");
    private static final String HEAD =
            "| name (other names) | stop | system | thinking | knows | silently | refuses | brought by |";

    private final List<ChatTemplate> templates = new Catalogue().templates();

    @Test
    void listsEveryTemplate() throws IOException {
        List<String> rows = templates.stream().map(TemplatesDocsTest::row).toList();
        check(HEAD, rows);
    }

    @Test
    void explainsEverythingTheyDoSilently() throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                TemplatesDocsTest.class.getResourceAsStream("/messages/template.en.properties"),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        List<String> rows = templates.stream()
                .flatMap(template -> template.silently().stream())
                .distinct()
                .sorted()
                .map(code -> "| `" + code + "` | " + words.getProperty("template.silently." + code) + " |")
                .toList();
        check("| code | what it means |", rows);
    }

    private static String row(ChatTemplate template) {
        String others = template.aliases().isEmpty() ? "" : " (" + codes(template.aliases()) + ")";
        String knows = (template.tools() ? "tools" : "")
                + (template.tools() && template.images() ? ", " : "")
                + (template.images() ? "images" : "");
        return "| `%s`%s | `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        template.name(),
                        others,
                        template.stopToken().replace("|", "\\|"),
                        template.system().wire(),
                        template.reasoning() == ChatTemplate.Reasoning.NONE
                                ? "-"
                                : template.reasoning().wire(),
                        knows.isEmpty() ? "-" : knows,
                        template.silently().isEmpty() ? "-" : String.join(", ", template.silently()),
                        template.refuses().isEmpty() ? "-" : String.join(", ", template.refuses()),
                        String.join(", ", template.usedBy()));
    }

    private static String codes(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private static void check(String head, List<String> rows) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int first = lines.indexOf(head) + 2;
        int end = first;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        if ("update".equals(System.getProperty("golden"))) {
            String page = String.join("\n", lines.subList(0, first)) + "\n" + String.join("\n", rows) + "\n"
                    + String.join("\n", lines.subList(end, lines.size())) + "\n";
            Files.writeString(PAGE, page);
            return;
        }
        assertThat(lines.subList(first, end)).isEqualTo(rows);
    }
}
