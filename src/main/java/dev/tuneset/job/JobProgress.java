package dev.tuneset.job;

/** A job as the engine's progress. */
public record JobProgress(Job job) implements dev.tuneset.engine.run.Progress {
    @Override
    public void at(long rows, long bytesRead, long bytesTotal) {
        job.report(rows, 0, bytesRead, bytesTotal);
    }

    @Override
    public boolean cancelled() {
        return job.isCancelled();
    }
}
