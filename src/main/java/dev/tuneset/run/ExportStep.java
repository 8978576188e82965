package dev.tuneset.run;

import dev.tuneset.project.Step;
import dev.tuneset.project.StepProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;

/** The export step is done once a run is; what was chosen on the way to it, also by leaving it as it was, is done as well. */
@ApplicationScoped
class ExportStep implements StepProgress {
    @Override
    @Transactional
    public Set<Step> done(long projectId) {
        return StoredRun.count("projectId = ?1 and status = ?2", projectId, RunStatus.DONE) > 0
                ? Set.of(Step.FORMAT, Step.TEMPLATE, Step.EXPORT)
                : Set.of();
    }
}
