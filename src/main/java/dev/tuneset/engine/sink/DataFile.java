package dev.tuneset.engine.sink;

/**
 * A file of records.
 *
 * @param name its place below the folder, with slashes: {@code data/train-00000-of-00003.jsonl}
 * @param bytes its records' bytes before compression
 */
public record DataFile(String name, long records, long bytes) {}
