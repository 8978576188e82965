package dev.tuneset.app;

import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.standard.StandardSources;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Parts of the engine that the features are handed. */
final class EngineParts {
    private EngineParts() {}

    @Produces
    @Singleton
    static Sources sources() {
        return StandardSources.sources();
    }
}
