package dev.tuneset.files;

/** A feature that refers to blobs. */
public interface BlobOwner {
    /** Whether something of it consists of these bytes. */
    boolean owns(String hash);
}
