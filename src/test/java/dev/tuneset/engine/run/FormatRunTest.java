package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.format.Rows;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.RecipeText;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are in a format already. */
class FormatRunTest {
    @TempDir
    Path scratch;

    @Test
    void standardizesAsUnslothDoesWithEveryColumnInItsPlace() {
        String row = "{'id': 1, 'conversations': [{'from': 'human', 'value': 'q'}, {'from': 'gpt', 'value': 'a'},"
                + " {'from': 'human', 'value': 'r'}], 'src': 'x'}";
        assertThat(converted("compat: unsloth", row))
                .containsExactly("{\"id\": 1, \"conversations\": [{\"role\": \"user\", \"content\": \"q\"},"
                        + " {\"role\": \"assistant\", \"content\": \"a\"}, {\"role\": \"user\", \"content\": \"r\"}],"
                        + " \"src\": \"x\"}");
    }

    @Test
    void putsTheConversationAfterTheOtherColumnsAsUnslothDoes() {
        String recipe = "{compat: unsloth, target: {format: sharegpt}, map: {merged_prompt: '{a}', output_column: y,"
                + " remove_unused_columns: false}}";
        assertThat(converted(recipe, "{'id': 1, 'a': 'x', 'y': 'o'}"))
                .containsExactly("{\"id\": 1, \"a\": \"x\", \"y\": \"o\", \"instruction\": \"x\", \"conversations\":"
                        + " [{\"from\": \"human\", \"value\": \"x\"}, {\"from\": \"gpt\", \"value\": \"o\"}]}");
    }

    @Test
    void takesUnslothsAliasesAndVisionFormFromTheTarget() {
        String row = "{'conversations': [{'value': 'q', 'from': 'customer'}]}";
        assertThat(converted("{compat: unsloth, target: {roles: {customer: user}, content: parts}}", row))
                .containsExactly("{\"conversations\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\","
                        + " \"text\": \"q\"}]}]}");
    }

    @Test
    void stopsWhereUnslothStops() {
        assertThatThrownBy(() -> converted("compat: unsloth", "{'conversations': null}"))
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        error -> assertThat(error.arguments())
                                .containsExactly("TypeError", "'NoneType' object is not iterable"));
    }

    @Test
    void readsWithTheOptionsOfTheSourcesFormat() {
        String recipe =
                "{source: {format: sharegpt, format_options: {roles: {customer: user}}}, target: {format: alpaca}}";
        assertThat(converted(
                        recipe,
                        "{'conversations': [{'from': 'customer', 'value': 'q'}, {'from': 'gpt', 'value': 'a'}]}"))
                .containsExactly("{\"instruction\": \"q\", \"input\": \"\", \"output\": \"a\"}");
    }

    @Test
    void saysThatRowsAreInNoKnownFormat() {
        assertThatThrownBy(() -> converted("target: {format: chatml}", "{'a': 1}"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("no known training format");
    }

    private List<String> converted(String recipe, String row) {
        Conversion conversion = new Conversion(
                RecipeText.parse(recipe),
                name -> {
                    throw new AssertionError(name);
                },
                LocalDateTime.of(2026, 1, 1, 0, 0));
        List<String> records = new ArrayList<>();
        conversion.run(
                new ListRows(Rows.json(row).schema(), List.of(Rows.json(row))),
                scratch,
                (place, converted) -> records.add(JsonText.write(converted.fields())),
                entry -> {},
                Progress.UNWATCHED);
        return records;
    }
}
