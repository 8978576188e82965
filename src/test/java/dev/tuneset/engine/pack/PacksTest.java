package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.template.Catalogue;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PacksTest {
    @Test
    void takeOnlyFormatsThereAre() {
        for (Pack pack : Packs.all()) {
            assertThat(pack.card().formats()).as(pack.name()).isNotEmpty().allSatisfy(Formats::named);
            assertThat(pack.card().notes()).as(pack.name()).isNotEmpty();
            assertThat(Packs.named(pack.name())).isSameAs(pack);
        }
    }

    @Test
    void areFoundHoweverTheirWordsAreJoined() {
        assertThat(Packs.named("LLaMA_Factory").name()).isEqualTo("llama-factory");
        assertThat(Packs.named("llamafactory").name()).isEqualTo("llama-factory");
        assertThatThrownBy(() -> Packs.named("torchtune"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("torchtune")
                .hasMessageContaining("llama-factory, axolotl");
    }

    @Test
    void refuseAFormatThatTheToolCannotRead() {
        assertRefused("target: {format: alpaca}\npack: mlx-lm", "target.format", "chatml, prompt_completion, text");
    }

    @Test
    void refuseAFileTypeThatTheToolCannotRead() {
        assertRefused("write: {as: parquet}\npack: openai", "write.as", "jsonl");
        assertRefused("write: {as: csv}\npack: llama-factory", "write.as", "jsonl, json, parquet");
    }

    @Test
    void refuseShardsWhereOneFileIsWanted() {
        assertRefused("write: {shards: {rows: 5}}\npack: mlx-lm", "write.shards", "one file");
    }

    @Test
    void refuseASplitWithoutTraining() {
        assertRefused("split: {test: 1}\npack: trl", "split", "train");
    }

    @Test
    void readOptionsThatAFormatKnowsAndLeaveTheUsersAlone() {
        Recipe recipe = RecipeText.parse("target: {format: chatml, tools: list}\npack: trl");
        PackRequest request = new PackRequest(
                PackSpec.of("trl"),
                "chatml",
                recipe.target().options(),
                recipe.write(),
                null,
                java.util.List.of("train"),
                java.util.Set.of(),
                null);
        assertThat(Packs.options(request))
                .containsEntry("tools", "list")
                .containsEntry("arguments", "object")
                .doesNotContainKey("answer_column");
    }

    @Test
    void nameADatasetSoThatEveryToolTakesIt() {
        assertThat(PackSpec.nameFrom("Parcels 2024.csv")).isEqualTo("parcels_2024");
        assertThat(PackSpec.nameFrom("/a/b/包裹.jsonl.gz")).isEqualTo("dataset");
        assertThat(PackSpec.nameFrom("2024-01.csv")).isEqualTo("dataset");
        assertThat(PackSpec.nameFrom("..\\..\\etc.csv")).isEqualTo("etc");
        assertThat(PackSpec.isName("parcels_2024")).isTrue();
        assertThat(PackSpec.isName("../x")).isFalse();
    }

    private static void assertRefused(String recipe, String field, String fits) {
        assertThatThrownBy(() -> new Conversion(
                        RecipeText.parse(recipe), new Catalogue()::named, LocalDateTime.of(2026, 1, 1, 0, 0)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining(fits)
                .satisfies(refused ->
                        assertThat(((TunesetException) refused).field()).isEqualTo(field));
    }
}
