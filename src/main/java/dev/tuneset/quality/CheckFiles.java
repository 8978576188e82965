package dev.tuneset.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The last report of each recipe: {@code <data dir>/checks/<recipe id>.json}. A report can be made again, so none is precious. */
@ApplicationScoped
class CheckFiles {
    private static final Logger LOG = Logger.getLogger(CheckFiles.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    CheckFiles(@ConfigProperty(name = "tuneset.data-dir") Path dataDirectory) {
        this.folder = dataDirectory.resolve("checks");
    }

    Optional<CheckReport> read(long recipeId) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(recipeId)), CheckReport.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warnf("The check report of recipe %d is not readable; it is made again", recipeId);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(long recipeId, CheckReport report) throws IOException {
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, recipeId + "-", ".partial");
        try {
            Files.write(partial, JSON.writeValueAsBytes(report));
            Files.move(partial, file(recipeId), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Deletes what a crash left half-written, and reports of recipes that are gone. */
    void sweep(LongPredicate exists) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> dead = files.filter(file -> !isReport(file, exists)).toList();
            for (Path file : dead) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReport(Path file, LongPredicate exists) {
        String name = String.valueOf(file.getFileName());
        return name.matches("\\d{1,18}\\.json") && exists.test(Long.parseLong(name.substring(0, name.indexOf('.'))));
    }

    private Path file(long recipeId) {
        return folder.resolve(recipeId + ".json");
    }
}
