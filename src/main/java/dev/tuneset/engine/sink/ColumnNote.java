package dev.tuneset.engine.sink;

/**
 * What a file holds of a column otherwise than the records did.
 *
 * @param code names the case for translation: {@code mixed_types}, {@code json_text}, {@code widened}
 * @param column its path: {@code messages[].content}
 * @param detail one English sentence
 */
public record ColumnNote(String code, String column, String detail) {}
