package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files a command is given: themselves, and in name order those in folders. */
record SourcePaths(List<Named> files, String name) {
    private static final int FILES_MAX = 10_000;

    /** A file and what rows call it. */
    record Named(Path path, String name) {}

    /** The files, which must be there. */
    static SourcePaths of(List<Path> given) {
        List<Named> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path));
            } else {
                files.add(new Named(readable(path), String.valueOf(path.getFileName())));
            }
        }
        if (files.size() > FILES_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_files",
                    files.size() + " files are too many; at most " + FILES_MAX + " are read as one source.",
                    files.size(),
                    FILES_MAX);
        }
        return new SourcePaths(told(files), name(files));
    }

    private static Path readable(Path file) {
        if (file.toString().equals("-") || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw missing(
                    "\"" + file + "\" is no file but a stream, and a source is read more than once."
                            + " Write it to a file first.",
                    file);
        }
        if (!Files.exists(file)) {
            throw missing("There is no file \"" + file + "\".", file);
        }
        if (!Files.isReadable(file)) {
            throw missing("The file \"" + file + "\" cannot be read: permission denied.", file);
        }
        return file;
    }

    /** A file in a folder is called by its path from there; hidden files are left alone. */
    private static List<Named> inFolder(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Named> files = walk.filter(Files::isRegularFile)
                    .map(file ->
                            new Named(file, folder.relativize(file).toString().replace('\\', '/')))
                    .filter(file -> !file.name().startsWith(".") && !file.name().contains("/."))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
            if (files.isEmpty()) {
                throw missing("There are no files in the folder \"" + folder + "\".", folder);
            }
            return files;
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static TunesetException unreadable(Path folder, IOException why) {
        return missing("The folder \"" + folder + "\" cannot be read: " + FileTrouble.of(why) + ".", folder)
                .causedBy(why);
    }

    /** Names that two files share are told apart by the whole path given. */
    private static List<Named> told(List<Named> files) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        files.forEach(file -> (once.add(file.name()) ? once : twice).add(file.name()));
        return files.stream()
                .map(file -> twice.contains(file.name())
                        ? new Named(file.path(), file.path().toString())
                        : file)
                .toList();
    }

    private static String name(List<Named> files) {
        String first = files.get(0).name();
        return files.size() == 1 ? first : first + " + " + (files.size() - 1);
    }

    boolean isOne() {
        return files.size() == 1;
    }

    Path one() {
        return files.get(0).path();
    }

    List<WrappedFile> all() {
        return files.stream()
                .map(file -> new WrappedFile(file.name(), () -> SourceFile.of(file.path(), file.name())))
                .toList();
    }

    private static TunesetException missing(String message, Path path) {
        return new TunesetException(Problem.UNREADABLE_SOURCE, "source_missing", message, path.toString());
    }
}
