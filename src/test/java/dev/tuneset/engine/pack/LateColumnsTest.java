package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.sink.DataFile;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.sink.parquet.Shape;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tools that load bare files of JSON get a card beside them when the loader would not see all columns. */
class LateColumnsTest {
    private static final Map<String, @Nullable Object> RECORD = Map.of("conversations", List.of(), "tools", "[]");

    @Test
    void loadLlamaFactorysFolderByItsCard() {
        Map<String, String> files = files("llama-factory", contents(RECORD, List.of("tools")));
        assertThat(files.get("dataset_info.json"))
                .contains("\"script_url\": \"data\"", "\"split\": \"validation\"")
                .doesNotContain("file_name");
        assertThat(files.get("data/README.md")).contains("path: train.jsonl", "split: validation", "name: tools");
    }

    @Test
    void nameAConfigurationForEachSplitOfMsSwift() {
        Map<String, String> files = files("ms-swift", contents(RECORD, List.of("tools")));
        assertThat(files.get("train.sh")).contains("--dataset data:train", "--val_dataset data:validation");
        assertThat(files.get("data/README.md"))
                .contains("config_name: validation", "path: validation.jsonl", "name: tools")
                .doesNotContain("split: validation");
    }

    @Test
    void keepTheBareFilesWhereNothingComesLate() {
        Contents contents = contents(RECORD, List.of());
        assertThat(files("llama-factory", contents)).doesNotContainKey("data/README.md");
        assertThat(files("llama-factory", contents).get("dataset_info.json")).contains("\"file_name\"");
        assertThat(files("ms-swift", contents).get("train.sh")).contains("--dataset data/train.jsonl");
    }

    @Test
    void warnOnlyWhereACardCannotNameTheColumns() {
        assertThat(warnings(contents(RECORD, List.of("tools")))).isEmpty();
        Map<String, @Nullable Object> decimal = Map.of("price", new BigDecimal("0.10"));
        assertThat(warnings(contents(decimal, List.of("price")))).containsExactly("late_keys");
    }

    @Test
    void standInEveryRecordThatLlamaFactoryConverts() {
        Map<String, @Nullable Object> plain = Map.of("conversations", List.of());
        assertThat(Packs.named("llama-factory").prepared(request("llama-factory", Set.of("tools")), plain))
                .containsEntry("tools", "");
        assertThat(Packs.named("llama-factory").prepared(request("llama-factory", Set.of("tools")), RECORD))
                .containsEntry("tools", "[]");
        assertThat(Packs.named("llama-factory").prepared(request("llama-factory", Set.of()), plain))
                .isEqualTo(plain);
    }

    private static Map<String, String> files(String pack, Contents contents) {
        Map<String, String> files = new LinkedHashMap<>();
        Packs.named(pack).files(request(pack, Set.of()), contents).forEach(file -> files.put(file.name(), file.text()));
        return files;
    }

    private static List<String> warnings(Contents contents) {
        return CommonWarnings.lateKeys(request("ms-swift", Set.of()), contents).stream()
                .map(Warning::code)
                .toList();
    }

    private static PackRequest request(String pack, Set<String> optional) {
        return new PackRequest(
                PackSpec.of(pack),
                "sharegpt",
                Map.of(),
                WriteSpec.JSONL,
                "late.jsonl",
                List.of("train", "validation"),
                optional,
                null);
    }

    private static Contents contents(Map<String, @Nullable Object> record, List<String> late) {
        Shape shape = Shape.ofRecords();
        shape.add(record);
        Map<String, Contents.Split> splits = new LinkedHashMap<>();
        for (String split : List.of("train", "validation")) {
            DataFile file = new DataFile("data/" + split + ".jsonl", 1, 10, "0");
            splits.put(split, new Contents.Split(List.of(file), record.keySet(), 10));
        }
        return new Contents(splits, shape, record, Map.of(), List.of(), late, List.of());
    }
}
