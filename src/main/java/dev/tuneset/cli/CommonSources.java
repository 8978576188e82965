package dev.tuneset.cli;

import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import dev.tuneset.engine.source.text.TokenCounter;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import org.jspecify.annotations.Nullable;

/** The kinds of files that commands read; windows of tokens are counted with o200k_base, as most current models nearly do. */
final class CommonSources {
    private static final String ENCODING = "o200k_base";

    private CommonSources() {}

    static Sources sources() {
        return StandardSources.sources(Spool.SYSTEM, new Counting());
    }

    /** Loaded when first asked, because that takes a second. */
    private static final class Counting implements TokenCounter {
        private @Nullable Tokenizer tokenizer;

        @Override
        public synchronized int count(String text) {
            Tokenizer loaded = tokenizer == null ? Tiktoken.encoding(ENCODING) : tokenizer;
            tokenizer = loaded;
            return loaded.count(text);
        }
    }
}
