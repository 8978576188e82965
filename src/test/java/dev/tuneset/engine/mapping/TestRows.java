package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and readable examples for tests. */
public final class TestRows {
    private TestRows() {}

    public static Row row(Schema schema, @Nullable Object... values) {
        return rowAt(1, schema, values);
    }

    public static Row rowAt(long number, Schema schema, @Nullable Object... values) {
        return new Row(schema, values, new Place("test.csv", number, number + 1));
    }

    static List<String> lines(Outcome<Example> outcome) {
        return lines(((Outcome.Kept<Example>) outcome).value());
    }

    static List<String> lines(Example example) {
        return example.messages().stream().map(TestRows::line).toList();
    }

    private static String line(Message message) {
        return message.role().wire() + ": " + message.text();
    }
}
