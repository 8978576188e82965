package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatsDocsTest {
    @Test
    void everyFormatTrainerOptionAndValueIsDescribed() throws IOException {
        String page = Files.readString(Path.of("docs", "reference", "formats.md"));
        for (Format format : Formats.all()) {
            assertThat(page).contains("| `" + format.name() + "`");
            String line = page.lines()
                    .filter(one -> one.startsWith("| `" + format.name() + "`"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line).contains(format.card().trainers());
            for (FormatOption option : format.card().options()) {
                assertThat(page).contains("`" + option.name() + "`");
                option.values().forEach(value -> assertThat(page).contains("`" + value + "`"));
            }
        }
    }
}
