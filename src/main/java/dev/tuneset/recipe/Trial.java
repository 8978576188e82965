package dev.tuneset.recipe;

import dev.tuneset.engine.run.ReasonTally;
import java.util.List;

/**
 * What would become of the rows of a sample in another format: what is wrong with them, what will be done about it, and what the
 * format cannot hold.
 *
 * @param preview the records and the sums
 * @param lines reasons and outcomes
 * @param repairs some repaired rows, of different kinds
 * @param hints what training tools would do of their own accord
 */
public record Trial(Preview preview, List<ReasonTally.Line> lines, List<Repair> repairs, List<ToolHint> hints) {
    /** What is wrong with rows. */
    public List<ReasonTally.Line> problems() {
        return lines.stream().filter(line -> !line.isLoss()).toList();
    }

    /** What the target format cannot hold. */
    public List<ReasonTally.Line> losses() {
        return lines.stream().filter(ReasonTally.Line::isLoss).toList();
    }
}
