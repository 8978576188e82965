package dev.tuneset.files;

/**
 * Some bytes that never change.
 *
 * @param hash SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param bytes how many there are
 */
public record Blob(String hash, long bytes) {}
