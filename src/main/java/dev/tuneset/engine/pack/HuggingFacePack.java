package dev.tuneset.engine.pack;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder as the Hub keeps datasets: data by split, and a dataset card that says which files belong to which. */
final class HuggingFacePack implements Pack {
    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "Hugging Face datasets",
                "Data by split and a dataset card, as the Hub keeps them and load_dataset reads them.",
                Formats.all().stream().map(Format::name).toList(),
                List.of("README.md"),
                "hf upload NAME . --repo-type dataset",
                1,
                List.of(
                        "Load it with `datasets.load_dataset(\"path/to/this/folder\")`; the path `.` alone is not taken.",
                        "`datasets` 4.7 and later keep tool definitions of different shapes apart in JSON; in Parquet they are JSON text."));
    }

    @Override
    public Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.values());
    }

    @Override
    public boolean carriesText() {
        return true;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        return List.of();
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.mixedContent(request, contents));
        return warnings;
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        return Map.of();
    }

    @Override
    public String command(PackRequest request) {
        return "hf upload " + Shell.word(request.name()) + " . --repo-type dataset";
    }

    @Override
    public @Nullable String exampleModel() {
        return null;
    }
}
