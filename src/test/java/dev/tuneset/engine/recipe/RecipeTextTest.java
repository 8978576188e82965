package dev.tuneset.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.clean.PairBuilding;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.source.SourceOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTextTest {
    private static final String FULL = """
            tuneset: 1
            source: {path: a.csv, encoding: GB18030, delimiter: "\\t", header_rows: 2, types: inferred}
            map:
              merged_prompt: "Passenger: [[age {age}.]]\\n second line: 'x'"
              output_column: [survived, class]
              system: You are {name}.
              gate: any
              conversation_extension: 3
              random_state: 7
              keep: [id]
              remove_unused_columns: false
            clean:
              - deduplicate: {by: prompt}
              - length: {characters_max: 4000}
              - pairs: {method: all, margin_min: 0.5, pairs_max: 3}
              - unpair: {}
            target: {format: alpaca, chat_template: gemma-3, joiner: blank_line}
            split: {train: 0.8, validation: 0.1, test: 0.1, seed: 5}
            write: {as: csv, bom: true}
            compat: unsloth
            """;

    @Test
    void readsEverySection() {
        Recipe recipe = RecipeText.parse(FULL);

        assertThat(recipe.source().path()).isEqualTo("a.csv");
        assertThat(recipe.source().options().delimiter()).isEqualTo("\t");
        assertThat(recipe.source().options().types()).isEqualTo(SourceOptions.Types.INFERRED);
        assertThat(recipe.map()).isNotNull();
        assertThat(recipe.map().outputColumns()).containsExactly("survived", "class");
        assertThat(recipe.clean())
                .containsExactly(
                        new CleanSpec.Deduplicate(CleanSpec.SameBy.PROMPT),
                        new CleanSpec.Length(0, 4000),
                        new CleanSpec.Pairs(PairBuilding.Method.ALL, 0.5, 3),
                        new CleanSpec.Unpair());
        assertThat(recipe.target().options()).isEqualTo(Map.of("joiner", "blank_line"));
        assertThat(recipe.split().shares().keySet()).containsExactly("train", "validation", "test");
        assertThat(recipe.write()).isEqualTo(new WriteSpec(WriteSpec.As.CSV, true, false));
        assertThat(recipe.compat()).isEqualTo(Recipe.Compat.UNSLOTH);
    }

    @Test
    void givesTheSameRecipeBackAfterWriting() {
        Recipe recipe = RecipeText.parse(FULL);

        assertThat(RecipeText.parse(RecipeText.write(recipe))).isEqualTo(recipe);
    }

    @Test
    void leavesOutWhatIsUsual() {
        assertThat(RecipeText.write(RecipeText.parse("tuneset: 1"))).isEqualTo("""
                        tuneset: 1
                        source:
                          types: text
                        target:
                          format: chatml
                        write:
                          as: jsonl
                        """);
    }

    @Test
    void readsJson() {
        Recipe recipe = RecipeText.parse("{\"tuneset\": 1, \"map\": {\"merged_prompt\": \"{a}\"}}");

        assertThat(recipe.map()).isNotNull();
        assertThat(recipe.map().mergedPrompt()).isEqualTo("{a}");
    }

    @Test
    void keepsTextsThatLookLikeOtherThings() {
        Recipe recipe = RecipeText.parse("map: {merged_prompt: '{a}', output_column: 'no', system: '00501'}");
        Recipe again = RecipeText.parse(RecipeText.write(recipe));

        assertThat(again.map()).isNotNull();
        assertThat(again.map().outputColumns()).containsExactly("no");
        assertThat(again.map().system()).isEqualTo("00501");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    map: {merged_promt: x}                      | map.merged_promt
                    tuneset: 9                                  | tuneset
                    source: [1]                                 | source
                    source: {types: fast}                       | source.types
                    source: {header_rows: -1}                   | source.header_rows
                    split: {train: 0.5}                         | split
                    split: {train: 2}                           | split.train
                    write: {as: xml}                            | write.as
                    clean: [{deduplicate: {by: luck}}]          | clean[0].deduplicate.by
                    clean: [{length: {characters_min: 9, characters_max: 3}}] | clean[0].length.characters_max
                    clean: [{pairs: {margin_min: -1}}]          | clean[0].pairs.margin_min
                    clean: [{pairs: {method: luck}}]            | clean[0].pairs.method
                    clean: [{pairs: {pairs_max: -1}}]           | clean[0].pairs.pairs_max
                    clean: [{unpair: {by: x}}]                  | clean[0].unpair.by
                    map: {conversation_extension: 0}            | map.conversation_extension
                    map: {turns: [{role: user}]}                | map.turns[0].column
                    """)
    void saysWhichFieldIsWrong(String text, String field) {
        assertThatThrownBy(() -> RecipeText.parse(text)).isInstanceOfSatisfying(TunesetException.class, trouble -> {
            assertThat(trouble.field()).isEqualTo(field);
            assertThat(trouble.getMessage()).contains(field);
        });
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThatThrownBy(() -> RecipeText.parse("tuneset: 1\nmap: {a: [1\n"))
                .isInstanceOfSatisfying(TunesetException.class, trouble -> {
                    assertThat(trouble.code()).isEqualTo("recipe_syntax");
                    assertThat(trouble.line()).isGreaterThan(0);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "hello", "tuneset: 1\n---\ntuneset: 1"})
    void saysInPlainWordsWhatIsNoRecipe(String text) {
        assertThatThrownBy(() -> RecipeText.parse(text))
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        trouble -> assertThat(trouble.code()).isEqualTo("recipe_syntax"))
                .hasMessageMatching(
                        "The recipe is not valid YAML: (a recipe is a map of sections|something stands after the recipe)");
    }

    @Test
    void refusesBombs() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
                + "d: [*c,*c,*c,*c,*c,*c,*c,*c]\n";
        assertThatThrownBy(() -> RecipeText.parse(bomb)).isInstanceOf(TunesetException.class);
        assertThatThrownBy(() -> RecipeText.parse("[".repeat(10_000))).isInstanceOf(TunesetException.class);
    }

    @Test
    void readsShardsAndPacksAndWritesThemAgain() {
        Recipe recipe = RecipeText.parse("""
                target: {format: chatml}
                write: {as: parquet, compression: zstd, row_group: 64MiB, shards: {size: 500MB}}
                pack: {for: LLaMA_Factory, name: parcels, model: Qwen/Qwen3-8B, license: mit, language: [en, zh]}
                """);
        assertThat(recipe.write().shards()).isEqualTo(new WriteSpec.Shards(0, 500_000_000));
        assertThat(recipe.write().groupBytes()).isEqualTo(64L << 20);
        assertThat(recipe.pack()).isNotNull();
        assertThat(recipe.pack().tool()).isEqualTo("llama-factory");
        assertThat(recipe.pack().languages()).containsExactly("en", "zh");
        assertThat(RecipeText.parse(RecipeText.write(recipe))).isEqualTo(recipe);
        assertThat(RecipeText.parse("pack: trl").pack()).isNotNull();
    }

    @Test
    void refusesWhatNoPackCanTake() {
        assertThatThrownBy(() -> RecipeText.parse("pack: {for: trl, name: ../Parcels}"))
                .hasMessageContaining("pack.name")
                .hasMessageContaining("parcels");
        assertThatThrownBy(() -> RecipeText.parse("pack: {for: trl, model: \"a\\nb\"}"))
                .hasMessageContaining("pack.model");
        assertThatThrownBy(() -> RecipeText.parse("pack: {for: trl, model: -x}"))
                .hasMessageContaining("pack.model");
        assertThatThrownBy(() -> RecipeText.parse("pack: {for: trl, language: [english]}"))
                .hasMessageContaining("pack.language");
        assertThatThrownBy(() -> RecipeText.parse("write: {shards: {rows: 5, size: 5MB}}"))
                .hasMessageContaining("write.shards");
        assertThatThrownBy(() -> RecipeText.parse("write: {shards: {rows: 0}}"))
                .hasMessageContaining("write.shards.rows");
        assertThatThrownBy(() -> RecipeText.parse("write: {shards: {size: 5}}"))
                .hasMessageContaining("write.shards.size");
        assertThatThrownBy(() -> RecipeText.parse("write: {as: jsonl, compression: zstd}"))
                .hasMessageContaining("write.compression");
    }
}
