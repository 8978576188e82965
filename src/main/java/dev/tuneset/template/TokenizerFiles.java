package dev.tuneset.template;

import dev.tuneset.files.BlobOwner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** The files of the tokenizers that projects brought, those deleted lately included. */
@ApplicationScoped
public class TokenizerFiles implements BlobOwner {
    @Override
    public boolean owns(String hash) {
        return QuarkusTransaction.requiringNew().call(() -> OwnTokenizer.count("blobHash", hash) > 0);
    }
}
