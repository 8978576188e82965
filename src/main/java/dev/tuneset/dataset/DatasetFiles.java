package dev.tuneset.dataset;

import dev.tuneset.files.BlobOwner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** The files that datasets were made of. */
@ApplicationScoped
public class DatasetFiles implements BlobOwner {
    @Override
    public boolean owns(String hash) {
        return QuarkusTransaction.requiringNew().call(() -> Dataset.count("blobHash", hash) > 0);
    }
}
