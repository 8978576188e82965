package dev.tuneset.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * How one of several files is read.
 *
 * @param kind {@code csv}, {@code jsonl} ...; {@code null} when it is of no known kind
 * @param encoding of a text file; {@code null} where it has none, or was not looked at
 * @param read whether its rows are read; files of another kind than most are not
 */
public record FileFacts(
        String name, @Nullable String kind, @Nullable String encoding, boolean read) {}
