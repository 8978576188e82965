package dev.tuneset.dataset;

import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.Trouble;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where the rows of datasets lie: {@code <data dir>/datasets/<id>/<generation>}. */
@Singleton
final class RowFolders {
    private final Path root;

    RowFolders(@ConfigProperty(name = "tuneset.data-dir") Path dataDirectory) {
        this.root = dataDirectory.resolve("datasets");
    }

    Path of(long dataset) {
        return root.resolve(String.valueOf(dataset));
    }

    Path of(long dataset, int generation) {
        return of(dataset).resolve(String.valueOf(generation));
    }

    void delete(long dataset) {
        delete(of(dataset));
    }

    /** Deletes all rows of a dataset but those of one generation. */
    void keepOnly(long dataset, @Nullable Integer generation) {
        for (Path folder : list(of(dataset))) {
            if (generation == null || !folder.endsWith(String.valueOf(generation))) {
                delete(folder);
            }
        }
    }

    /** Deletes what belongs to no dataset. */
    void sweep(LongPredicate exists) {
        for (Path folder : list(root)) {
            String name = String.valueOf(folder.getFileName());
            if (name.matches("\\d{1,18}") && !exists.test(Long.parseLong(name))) {
                delete(folder);
            }
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }
}
