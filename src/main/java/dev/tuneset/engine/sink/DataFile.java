package dev.tuneset.engine.sink;

import org.jspecify.annotations.Nullable;

/**
 * A file of records.
 *
 * @param name its place below the folder, with slashes: {@code data/train-00000-of-00003.jsonl}
 * @param bytes its records' bytes before compression
 * @param sha256 the sum of the whole file; {@code null} where it was not taken while writing
 */
public record DataFile(
        String name, long records, long bytes, @Nullable String sha256) {}
