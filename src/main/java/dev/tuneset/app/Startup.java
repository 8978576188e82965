package dev.tuneset.app;

import dev.tuneset.project.Projects;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings the data directory and the database into shape before anything else starts. */
@Singleton
final class Startup {
    private static final Logger LOG = Logger.getLogger("tuneset");

    private final TunesetConfig config;
    private final Instance<Flyway> flyway;
    private final Projects projects;

    Startup(TunesetConfig config, Instance<Flyway> flyway, Projects projects) {
        this.config = config;
        this.flyway = flyway;
        this.projects = projects;
    }

    void prepare(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        DataDir.prepare(config.dataDir());
        migrate();
        projects.purge();
    }

    private void migrate() {
        try {
            flyway.get().migrate();
        } catch (FlywayException e) {
            if (isInUse(e)) {
                throw new StartupTrouble(
                        "Another Tuneset is running on the data directory " + config.dataDir()
                                + ". Use that one, stop it, or start this one with serve --data DIR.",
                        e);
            }
            throw e;
        }
    }

    private static boolean isInUse(@Nullable Throwable trouble) {
        return trouble != null
                && (trouble instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                        || isInUse(trouble.getCause()));
    }

    void ready(@ObservesAsync HttpServerStart start) {
        String host = start.options().getHost();
        LOG.infof(
                "Tuneset is listening on http://%s:%d (data in %s)",
                host.contains(":") ? "[" + host + "]" : host, start.options().getPort(), config.dataDir());
    }
}
