package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.source.FileFacts;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.Trouble;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each of several files that were imported as one dataset, kept beside its rows. */
@RegisterForReflection(targets = {FilesRead.class, FilesRead.Line.class})
public record FilesRead(List<Line> files) {
    private static final String FILE = "files.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public FilesRead {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param read whether its rows were read; files of another kind than most are not
     */
    public record Line(
            String name,
            @Nullable String kind,
            @Nullable String encoding,
            boolean read,
            long rows,
            @JsonProperty("bad_rows") long badRows) {
        /** Whether a user should look: nothing came of it, or not all. */
        @JsonIgnore
        public boolean isWarned() {
            return !read || rows == 0 || badRows > 0;
        }
    }

    /** Rows counted by the file they came from. */
    static final class Count {
        private final Map<String, long[]> counts = new HashMap<>();
        private String last = "";
        private long[] ofLast = new long[2];

        void add(String file, boolean good) {
            if (!file.equals(last)) {
                last = file;
                ofLast = counts.computeIfAbsent(file, name -> new long[2]);
            }
            ofLast[good ? 0 : 1]++;
        }

        FilesRead of(List<FileFacts> files) {
            List<Line> lines = new ArrayList<>(files.size());
            for (FileFacts file : files) {
                long[] rows = counts.getOrDefault(file.name(), new long[2]);
                lines.add(new Line(file.name(), file.kind(), file.encoding(), file.read(), rows[0], rows[1]));
            }
            return new FilesRead(lines);
        }
    }

    void write(Path folder) {
        Path partial = folder.resolve(FILE + Folders.PARTIAL);
        try {
            JSON.writeValue(partial.toFile(), this);
            Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    static Optional<FilesRead> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), FilesRead.class)) : Optional.empty();
    }
}
