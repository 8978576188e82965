package dev.tuneset.engine.token;

/** What becomes of the matches when a text is split at them. */
enum SplitBehavior {
    /** Matches are left out. */
    REMOVED,
    /** Each match is a piece. */
    ISOLATED,
    /** Each match belongs to the piece before it. */
    MERGED_WITH_PREVIOUS,
    /** Each match belongs to the piece behind it. */
    MERGED_WITH_NEXT,
    /** Neighbouring matches are one piece. */
    CONTIGUOUS;

    static SplitBehavior named(String name) {
        return switch (name) {
            case "Removed" -> REMOVED;
            case "Isolated" -> ISOLATED;
            case "MergedWithPrevious" -> MERGED_WITH_PREVIOUS;
            case "MergedWithNext" -> MERGED_WITH_NEXT;
            case "Contiguous" -> CONTIGUOUS;
            default -> throw Refusal.unsupported("the split behaviour \"" + name + "\"");
        };
    }

    /** Whether a part belongs to the one before it. */
    boolean joins(boolean previousMatch, boolean match) {
        return switch (this) {
            case REMOVED, ISOLATED -> false;
            case MERGED_WITH_PREVIOUS -> match && !previousMatch;
            case MERGED_WITH_NEXT -> !match && previousMatch;
            case CONTIGUOUS -> match == previousMatch;
        };
    }
}
