package dev.tuneset.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file cannot be read or written, in words that end a sentence. */
final class FileTrouble {
    private FileTrouble() {}

    static String of(IOException failure) {
        String said = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        String why = known(failure);
        String words = why != null ? why : said == null ? "the system does not say why" : said;
        return failure instanceof FileSystemException named && named.getFile() != null
                ? words + " (" + named.getFile() + ")"
                : words;
    }

    /** The same for a file that is named in the sentence already. */
    static String of(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        String why = known(failure);
        return why != null ? why : of(failure);
    }

    private static @Nullable String known(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof CharacterCodingException ? "it is not UTF-8 text" : null;
    }
}
