package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Integers beyond 64 bits, decimals in full, NaN and infinities go from file to file as they are, or their loss is said. */
class NumbersOfAnyKindTest {
    private static final String TURNS =
            "\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]";

    @TempDir
    Path folder;

    @Test
    void comeBackFromParquetAsTheyWere() throws IOException {
        String whole = "{" + TURNS + ",\"big\":123456789012345678901234567890,\"long\":9007199254740993,"
                + "\"decimal\":0.1000000000000000055511151231257827,\"small\":1.5,\"scores\":[0.12345678901234567891,1234567890123456.71234567891234567891]}\n";
        Path source = Files.writeString(folder.resolve("in.jsonl"), whole);
        run(source, "parquet", "there");
        run(folder.resolve("there/train.parquet"), "jsonl", "back");
        assertThat(folder.resolve("back/train.jsonl")).content().isEqualTo(whole);
    }

    @Test
    void areKeptByParquetAndCsvWhereJsonHasNone() throws IOException {
        Path source = Files.writeString(
                folder.resolve("in.jsonl"), "{" + TURNS + ",\"loss\":NaN,\"gap\":-Infinity,\"id\":1}\n");
        assertThat(run(source, "parquet", "parquet").ledger().repaired()).isZero();
        assertThat(run(source, "csv", "csv").ledger().repaired()).isZero();
        assertThat(Files.readString(folder.resolve("csv/train.csv")))
                .contains("NaN")
                .contains("-Infinity");

        Report back = run(folder.resolve("parquet/train.parquet"), "jsonl", "back");
        assertThat(back.ledger().repaired()).isEqualTo(1);
        assertThat(folder.resolve("back/train.jsonl")).content().contains("\"loss\":null,\"gap\":null,\"id\":1");
        assertThat(Files.readString(folder.resolve("back/ledger.jsonl")))
                .contains("content_lost")
                .contains("JSON cannot hold NaN at loss, -Infinity at gap: written as null.");
    }

    @Test
    void areSaidToBeLostWhereACellHoldsJson() throws IOException {
        Path source =
                Files.writeString(folder.resolve("in.jsonl"), "{" + TURNS + ",\"scores\":[1,NaN],\"loss\":NaN}\n");
        assertThat(run(source, "csv", "csv").ledger().repaired()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("csv/ledger.jsonl")))
                .contains("NaN at scores[1]")
                .doesNotContain("NaN at loss");
    }

    @Test
    void areSaidToBeLostInToolCallsThatBecomeText() throws IOException {
        Path source = Files.writeString(
                folder.resolve("in.jsonl"),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":null,"
                        + "\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"x\":NaN}}}]}]}\n");
        assertThat(run(source, "parquet", "calls", "sharegpt").ledger().repaired())
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("calls/ledger.jsonl")))
                .contains("NaN at arguments.x in a tool call");
    }

    private Report run(Path source, String as, String out) throws IOException {
        return run(source, as, out, "chatml");
    }

    private Report run(Path source, String as, String out, String format) throws IOException {
        Recipe recipe = RecipeText.parse("{target: {format: " + format + "}, write: {as: " + as + "}}");
        Sources sources = StandardSources.sources(Spool.SYSTEM, text -> 1);
        try (RowReader rows = sources.open(source, source.getFileName().toString(), SourceOptions.GUESSED)) {
            Conversion conversion = new Conversion(
                    recipe,
                    name -> {
                        throw new AssertionError(name);
                    },
                    LocalDateTime.of(2026, 1, 1, 0, 0));
            return new Run(recipe, conversion).into(folder.resolve(out), rows, Progress.UNWATCHED);
        }
    }
}
