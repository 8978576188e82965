package dev.tuneset.engine.run;

/**
 * How far a run has come. Asked after every few hundred rows, so it must be quick.
 */
public interface Progress {
    /** Nobody looks and nobody cancels. */
    Progress UNWATCHED = new Progress() {
        @Override
        public void at(long rows, long bytesRead, long bytesTotal) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * Tells how much was read so far.
     *
     * @param bytesTotal -1 when unknown
     */
    void at(long rows, long bytesRead, long bytesTotal);

    /** Whether the run is to stop at the next occasion, leaving nothing behind. */
    boolean cancelled();
}
