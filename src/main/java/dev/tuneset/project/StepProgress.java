package dev.tuneset.project;

import java.util.Set;

/** Says which steps of a project are done. A feature that owns steps implements it as a bean; the steps bar asks them all. */
public interface StepProgress {
    Set<Step> done(long projectId);
}
