package dev.tuneset.template;

import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.TokenizerJson;
import dev.tuneset.files.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokenizers in memory, where each takes up to a few hundred megabytes: few at a time, and given up when memory gets short. */
@ApplicationScoped
class LoadedTokenizers {
    private static final int LOADED_MAX = 4;

    private final FileStore files;
    private final Map<String, SoftReference<Tokenizer>> loaded = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Tokenizer>> eldest) {
            return size() > LOADED_MAX;
        }
    };

    LoadedTokenizers(FileStore files) {
        this.files = files;
    }

    /** A built-in encoding. */
    Tokenizer encoding(String name) {
        return of(name, () -> Tiktoken.encoding(name));
    }

    /**
     * A {@code tokenizer.json} that lies in the file store.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException when it is not one that can be read
     */
    Tokenizer blob(String hash, String fileName) {
        return of(hash, () -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(files.path(hash)))) {
                return TokenizerJson.load(in, fileName);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One is loaded at a time, so that two requests do not take twice the memory. */
    private synchronized Tokenizer of(String key, Supplier<Tokenizer> load) {
        SoftReference<Tokenizer> known = loaded.get(key);
        @Nullable Tokenizer there = known == null ? null : known.get();
        if (there != null) {
            return there;
        }
        Tokenizer fresh = load.get();
        loaded.put(key, new SoftReference<>(fresh));
        return fresh;
    }
}
