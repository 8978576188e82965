package dev.tuneset.app;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Settings of the whole application. */
@ConfigMapping(prefix = "tuneset")
public interface TunesetConfig {
    /** Where everything is kept: database, uploaded bytes, results of runs. */
    Path dataDir();
}
