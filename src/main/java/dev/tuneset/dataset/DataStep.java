package dev.tuneset.dataset;

import dev.tuneset.project.Step;
import dev.tuneset.project.StepProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;

/** The data step is done once a dataset has rows. */
@ApplicationScoped
class DataStep implements StepProgress {
    @Override
    @Transactional
    public Set<Step> done(long projectId) {
        return Dataset.count("projectId = ?1 and store is not null and deletedAt is null", projectId) > 0
                ? Set.of(Step.DATA)
                : Set.of();
    }
}
