package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.source.parquet.Scalars.LongReading;
import dev.tuneset.engine.source.typed.RowUnderWay;
import java.time.DateTimeException;
import org.apache.parquet.io.api.PrimitiveConverter;

/** A column of 32 or 64 bit integers and of what is stored as one: dates, times, small decimals. */
final class Integers extends PrimitiveConverter {
    private final Target target;
    private final String path;
    private final RowUnderWay row;
    private final LongReading reading;

    Integers(Target target, String path, RowUnderWay row, LongReading reading) {
        this.target = target;
        this.path = path;
        this.row = row;
        this.reading = reading;
    }

    @Override
    public void addInt(int value) {
        addLong(value);
    }

    @Override
    public void addLong(long value) {
        try {
            target.put(reading.read(value));
        } catch (DateTimeException | ArithmeticException e) {
            row.defect(Reason.MALFORMED_ROW, "column " + path + " holds " + value + ", which is no such date or time");
        }
    }
}
