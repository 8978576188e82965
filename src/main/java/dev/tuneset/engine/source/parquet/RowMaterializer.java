package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.RowUnderWay;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Makes one row's values of what the columns hold. */
final class RowMaterializer extends RecordMaterializer<@Nullable Object[]> {
    private final Root root;

    RowMaterializer(MessageType schema, Converters converters) {
        this.root = new Root(schema, converters);
    }

    @Override
    public @Nullable Object[] getCurrentRecord() {
        return root.values();
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static final class Root extends StructConverter {
        private final RowUnderWay row;

        Root(MessageType schema, Converters converters) {
            super(schema, converters, "", value -> {});
            this.row = converters.row();
        }

        @Override
        public void start() {
            row.begin();
            super.start();
        }

        /** The values go into a row, not into a map. */
        @Override
        public void end() {
            // nothing to hand on: the row takes the values
        }
    }
}
