package dev.tuneset.files;

/** Keeps a blob that nobody refers to yet from being freed; closed once the reference is committed. */
public final class Lease implements AutoCloseable {
    private final Blob blob;
    private final Runnable end;

    Lease(Blob blob, Runnable end) {
        this.blob = blob;
        this.end = end;
    }

    public Blob blob() {
        return blob;
    }

    @Override
    public void close() {
        end.run();
    }
}
