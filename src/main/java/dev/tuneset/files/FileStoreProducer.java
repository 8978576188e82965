package dev.tuneset.files;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the one file store of the server. */
final class FileStoreProducer {
    private FileStoreProducer() {}

    @Produces
    @Singleton
    static FileStore fileStore(@ConfigProperty(name = "tuneset.data-dir") Path dataDirectory, FilesConfig config) {
        return new FileStore(
                dataDirectory,
                new FileStore.Limits(
                        config.fileMax().asLongValue(), config.diskReserve().asLongValue()));
    }
}
