package dev.tuneset.engine.run;

import dev.tuneset.engine.pack.Contents;
import dev.tuneset.engine.pack.PackPlan;
import dev.tuneset.engine.pack.Tally;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.sink.ColumnNote;
import dev.tuneset.engine.sink.DataFile;
import dev.tuneset.engine.sink.DataFiles;
import dev.tuneset.engine.sink.RecordEncoder;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.split.Splitter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data files of a run, and what its pack wants to know of them. A split that got no example has an empty file all the same,
 * but not in a pack: loaders refuse such a file.
 */
final class RunOutput implements Output, Closeable {
    private final Splitter splitter;
    private final WriteSpec.As as;
    private final DataFiles files;
    private final @Nullable Tally tally;
    private final Traits traits = new Traits();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private @Nullable Place last;
    private String split = "";

    RunOutput(Path folder, Recipe recipe, @Nullable PackPlan plan, @Nullable Tally tally) throws IOException {
        this.splitter = new Splitter(recipe.split());
        this.tally = tally;
        this.as = recipe.write().as();
        recipe.split().shares().keySet().forEach(split -> counts.put(split, 0L));
        this.files = new DataFiles(folder, recipe.write(), plan == null ? plainStems() : plan.stems(), plan == null);
    }

    private Map<String, String> plainStems() {
        Map<String, String> stems = new LinkedHashMap<>();
        counts.keySet().forEach(split -> stems.put(split, split));
        return stems;
    }

    @Override
    public void write(Place place, Converted converted) throws IOException {
        // What is made of one row stays together: the same prompt on both sides of a split would be a leak.
        if (!place.equals(last)) {
            split = splitter.next();
            last = place;
        }
        counts.merge(split, 1L, Long::sum);
        ByteBuffer encoded = converted.encoded();
        int length = encoded == null || as != WriteSpec.As.JSONL ? 0 : encoded.remaining();
        if (encoded == null) {
            files.write(split, converted.record());
        } else {
            files.write(split, converted.record(), encoded);
        }
        if (tally != null) {
            tally.written(place, converted.record());
            traits.add(split, converted.record(), length, files.isOneFile(split));
        }
    }

    @Override
    public @Nullable RecordEncoder encoder() {
        return files.encoder();
    }

    /** Examples by split. */
    Map<String, Long> counts() {
        return counts;
    }

    /** All data files; complete once closed. */
    List<DataFile> files() {
        List<DataFile> all = new ArrayList<>();
        counts.keySet().forEach(split -> all.addAll(files.files(split)));
        return all;
    }

    List<ColumnNote> notes() {
        return files.notes();
    }

    /** What the pack's files are made from; complete once closed. */
    Contents contents(List<String> made, List<Artifact> written) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        written.forEach(artifact -> sizes.put(artifact.name(), artifact.bytes()));
        Map<String, Contents.Split> splits = new LinkedHashMap<>();
        for (String split : counts.keySet()) {
            List<DataFile> of = files.files(split);
            long onDisk = of.stream()
                    .mapToLong(file -> sizes.getOrDefault(file.name(), 0L))
                    .sum();
            splits.put(split, new Contents.Split(of, traits.keys(split), onDisk));
        }
        return traits.contents(splits, made);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
