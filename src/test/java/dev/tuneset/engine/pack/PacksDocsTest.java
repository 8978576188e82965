package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.sink.WriteSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacksDocsTest {
    private static final Path WORDS = Path.of("src/main/resources/messages");

    @Test
    void thePageOfPacksHasEveryPackAndEveryRule() throws IOException {
        String page = Files.readString(Path.of("docs/reference/packs.md"));
        for (Pack pack : Packs.all()) {
            assertThat(page).contains("| `" + pack.name() + "` |");
        }
        for (String rule : rules()) {
            assertThat(page).contains("`" + rule + "`");
        }
    }

    @Test
    void thePagesOfTheApplicationHaveWordsForEveryPackAndRule() throws IOException {
        for (String language : List.of("en", "zh")) {
            String words = Files.readString(WORDS.resolve("run." + language + ".properties"));
            for (Pack pack : Packs.all()) {
                assertThat(words)
                        .contains("pack.summary." + pack.name() + "=")
                        .contains("pack.files." + pack.name() + "=")
                        .contains("pack.notes." + pack.name() + "=");
            }
            for (Pack pack : Packs.all()) {
                for (Check check : checks(pack)) {
                    boolean reason = check.effect() == Check.Effect.REJECTED || check.effect() == Check.Effect.REPAIRED;
                    assertThat(reason || words.contains("pack.rule." + check.rule() + "="))
                            .as(check.rule())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyWarningHasItsWords() throws IOException {
        List<String> codes = new ArrayList<>();
        try (var files = Files.list(Path.of("src/main/java/dev/tuneset/engine/pack"))) {
            for (Path file : files.toList()) {
                var matcher = java.util.regex.Pattern.compile("Warning\\.of\\(\\s*\"([a-z_]+)\"")
                        .matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(5);
        String page = Files.readString(Path.of("docs/reference/packs.md"));
        String words = Files.readString(WORDS.resolve("run.zh.properties"));
        for (String code : codes) {
            assertThat(page).contains("`" + code + "`");
            assertThat(words).contains("pack.warning." + code + "=");
        }
    }

    private static List<String> rules() {
        return Packs.all().stream()
                .flatMap(pack -> checks(pack).stream())
                .map(Check::rule)
                .distinct()
                .toList();
    }

    private static List<Check> checks(Pack pack) {
        List<Check> checks = new ArrayList<>();
        for (String format : pack.card().formats()) {
            checks.addAll(pack.checks(new PackRequest(
                    PackSpec.of(pack.name()),
                    format,
                    Map.of(),
                    WriteSpec.JSONL,
                    null,
                    List.of("train"),
                    Set.of(),
                    null)));
        }
        return checks;
    }
}
