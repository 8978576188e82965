package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.RowUnderWay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Chooses how the values of one leaf column become values of a row. */
final class Scalars {
    private Scalars() {}

    static PrimitiveConverter of(PrimitiveType type, String path, Target target, RowUnderWay row) {
        @Nullable LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new Booleans(target);
            case FLOAT, DOUBLE -> new Doubles(target);
            case INT32, INT64 -> new Integers(target, path, row, integers(meaning));
            case INT96 -> new Binaries(target, path, row, Times::int96);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> binaries(meaning, path, target, row);
        };
    }

    private static LongReading integers(@Nullable LogicalTypeAnnotation meaning) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return value -> BigDecimal.valueOf(value, scale);
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate::ofEpochDay;
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return value -> Times.time(value, time.getUnit());
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
            return value -> Times.stamp(value, stamp.getUnit(), stamp.isAdjustedToUTC());
        }
        if (meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            return integer.getBitWidth() == 64 ? Scalars::unsignedLong : value -> value & 0xffff_ffffL;
        }
        return value -> value;
    }

    private static Object unsignedLong(long value) {
        return value >= 0 ? value : (Object) new BigInteger(Long.toUnsignedString(value));
    }

    private static PrimitiveConverter binaries(
            @Nullable LogicalTypeAnnotation meaning, String path, Target target, RowUnderWay row) {
        if (meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation) {
            return new Texts(target, path, row);
        }
        return new Binaries(target, path, row, bytes(meaning));
    }

    private static BinaryReading bytes(@Nullable LogicalTypeAnnotation meaning) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return value -> new BigDecimal(unscaled(value), scale);
        }
        if (meaning instanceof UUIDLogicalTypeAnnotation) {
            return value -> Times.uuid(value.toByteBuffer());
        }
        if (meaning instanceof Float16LogicalTypeAnnotation) {
            return Times::halfFloat;
        }
        if (meaning instanceof IntervalLogicalTypeAnnotation) {
            return Times::interval;
        }
        return Binary::getBytes;
    }

    private static BigInteger unscaled(Binary value) {
        return value.length() == 0 ? BigInteger.ZERO : new BigInteger(value.getBytes());
    }

    /** Reads the value behind an integer. */
    @FunctionalInterface
    interface LongReading {
        Object read(long value);
    }

    /** Reads the value behind some bytes. */
    @FunctionalInterface
    interface BinaryReading {
        Object read(Binary value);
    }

    private static final class Booleans extends PrimitiveConverter {
        private final Target target;

        Booleans(Target target) {
            this.target = target;
        }

        @Override
        public void addBoolean(boolean value) {
            target.put(value);
        }
    }

    private static final class Doubles extends PrimitiveConverter {
        private final Target target;

        Doubles(Target target) {
            this.target = target;
        }

        @Override
        public void addFloat(float value) {
            target.put((double) value);
        }

        @Override
        public void addDouble(double value) {
            target.put(value);
        }
    }
}
