package dev.tuneset.files;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All that refer to blobs: what none of them owns may be freed. */
@ApplicationScoped
public class BlobOwners {
    private final List<BlobOwner> owners;

    public BlobOwners(@All List<BlobOwner> owners) {
        this.owners = owners;
    }

    public boolean areUsing(String hash) {
        return owners.stream().anyMatch(owner -> owner.owns(hash));
    }
}
