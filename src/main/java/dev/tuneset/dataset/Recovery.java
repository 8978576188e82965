package dev.tuneset.dataset;

import dev.tuneset.files.BlobOwners;
import dev.tuneset.files.FileStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Tidies up at start after a server that was killed: what was acknowledged stays, what was half done or
 * deleted long ago goes. */
@ApplicationScoped
class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final FileStore files;
    private final BlobOwners owners;
    private final RowFolders folders;
    private final Clock clock;

    Recovery(FileStore files, BlobOwners owners, RowFolders folders, Clock clock) {
        this.files = files;
        this.owners = owners;
        this.folders = folders;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        recover();
    }

    void recover() {
        QuarkusTransaction.requiringNew().run(() -> {
            Dataset.delete("deletedAt < ?1", clock.instant().minus(Datasets.KEPT));
            List<Dataset> broken = Dataset.list("status", Status.IMPORTING);
            broken.forEach(dataset -> dataset.breakOff(Status.INTERRUPTED, Mishap.INTERRUPTED, clock.instant()));
            List<Dataset> all = Dataset.listAll();
            folders.sweep(id -> all.stream().anyMatch(dataset -> dataset.id() == id));
            all.forEach(dataset -> folders.keepOnly(dataset.id(), dataset.store()));
        });
        int swept = files.sweep(owners::areUsing);
        if (swept > 0) {
            LOG.infof("Deleted %d half-written or unused files", swept);
        }
    }
}
