package dev.tuneset.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
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

/** The last check of each recipe: {@code <data dir>/render-checks/<recipe id>.check}. It can be made again, so none is precious. */
@ApplicationScoped
class RenderCheckFiles {
    private static final Logger LOG = Logger.getLogger(RenderCheckFiles.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    RenderCheckFiles(@ConfigProperty(name = "tuneset.data-dir") Path dataDirectory) {
        this.folder = dataDirectory.resolve("render-checks");
    }

    /** Opens the last check of a recipe; to be closed by the caller. */
    Optional<LastCheck> open(long recipeId) {
        CheckFile file;
        try {
            file = new CheckFile(file(recipeId));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (EOFException e) {
            LOG.warnf("The render check of recipe %d is not readable; it can be made again", recipeId);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Optional.of(new LastCheck(file, JSON.readValue(file.report(), RenderCheckReport.class)));
        } catch (JsonProcessingException e) {
            LOG.warnf("The render check of recipe %d is not readable; it can be made again", recipeId);
            close(file);
            return Optional.empty();
        } catch (IOException e) {
            close(file);
            throw new UncheckedIOException(e);
        }
    }

    private static void close(CheckFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a new check and puts it in the place of the last one when it is whole. */
    void write(long recipeId, Filling filling) throws IOException {
        Files.createDirectories(folder);
        Path partial = folder.resolve(recipeId + "-" + System.nanoTime() + ".partial");
        try {
            try (CheckWriter writer = new CheckWriter(partial)) {
                writer.finish(JSON.writeValueAsBytes(filling.fill(writer)));
            }
            Files.move(partial, file(recipeId), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Writes the rows and answers the report. */
    @FunctionalInterface
    interface Filling {
        RenderCheckReport fill(CheckWriter writer) throws IOException;
    }

    /** Deletes what a crash left half-written, and checks of recipes that are gone. */
    void sweep(LongPredicate exists) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> dead = files.filter(file -> !isCheck(file, exists)).toList();
            for (Path file : dead) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCheck(Path file, LongPredicate exists) {
        String name = String.valueOf(file.getFileName());
        return name.matches("\\d{1,18}\\.check") && exists.test(Long.parseLong(name.substring(0, name.indexOf('.'))));
    }

    private Path file(long recipeId) {
        return folder.resolve(recipeId + ".check");
    }
}
