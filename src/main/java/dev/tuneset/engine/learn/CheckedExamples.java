package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.run.Converted;
import dev.tuneset.engine.run.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks the examples of a conversion as they come: renders them a batch at a time on all processors and counts them in their
 * order, so that the report is the same for any number of threads. Holds one batch in memory.
 */
public final class CheckedExamples implements Output {
    private static final int EXAMPLES_MAX = 512;
    private static final long CHARACTERS_MAX = 4_000_000;

    private final Learner learner;
    private final RenderCheck check;
    private final Rows rows;
    private final List<Place> places = new ArrayList<>(EXAMPLES_MAX);
    private final List<Example> examples = new ArrayList<>(EXAMPLES_MAX);
    private long characters;

    /** Is told of each row in order. */
    @FunctionalInterface
    public interface Rows {
        void row(Place place, RenderCheck.Row row) throws IOException;
    }

    public CheckedExamples(Learner learner, RenderCheck check, Rows rows) {
        this.learner = learner;
        this.check = check;
        this.rows = rows;
    }

    @Override
    public void write(Place place, Converted converted) throws IOException {
        add(place, converted.example());
    }

    void add(Place place, Example example) throws IOException {
        places.add(place);
        examples.add(example);
        characters += characters(example);
        if (examples.size() == EXAMPLES_MAX || characters > CHARACTERS_MAX) {
            finish();
        }
    }

    /** Checks what is still waiting; to be called at the end. */
    public void finish() throws IOException {
        List<RenderCheck.Row> checked = IntStream.range(0, examples.size())
                .parallel()
                .mapToObj(i -> check.row(examples.get(i), learner))
                .toList();
        for (int i = 0; i < checked.size(); i++) {
            check.add(checked.get(i), places.get(i));
            rows.row(places.get(i), checked.get(i));
        }
        places.clear();
        examples.clear();
        characters = 0;
    }

    private static long characters(Example example) {
        long characters = example.text() == null ? 0 : example.text().length();
        for (Message message : example.messages()) {
            characters += message.text().length();
        }
        return characters;
    }
}
