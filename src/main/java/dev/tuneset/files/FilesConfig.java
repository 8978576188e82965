package dev.tuneset.files;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Limits on what is uploaded. */
@ConfigMapping(prefix = "tuneset.upload")
interface FilesConfig {
    /** The largest file that is taken in. */
    @WithName("file-max")
    @WithDefault("20G")
    MemorySize fileMax();

    /** Space that stays free on the disk of the data directory. */
    @WithName("disk-reserve")
    @WithDefault("16M")
    MemorySize diskReserve();
}
