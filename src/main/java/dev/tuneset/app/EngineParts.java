package dev.tuneset.app;

import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import dev.tuneset.template.Tokenizers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Parts of the engine that the features are handed. */
final class EngineParts {
    private EngineParts() {}

    /** Windows of tokens are counted with the tokenizer that stands in where no model is chosen. */
    @Produces
    @Singleton
    static Sources sources(Tokenizers tokenizers) {
        return StandardSources.sources(
                Spool.SYSTEM, text -> tokenizers.named(0, null).tokenizer().count(text));
    }
}
