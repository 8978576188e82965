package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.StoredText;
import java.nio.ByteBuffer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** A column of UTF-8 texts; each text of a dictionary is decoded once. */
final class Texts extends PrimitiveConverter {
    private final Target target;
    private final String path;
    private final RowUnderWay row;
    private @Nullable Dictionary dictionary;
    private @Nullable String[] decoded = new String[0];

    Texts(Target target, String path, RowUnderWay row) {
        this.target = target;
        this.path = path;
        this.row = row;
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public void setDictionary(Dictionary values) {
        dictionary = values;
        decoded = new String[values.getMaxId() + 1];
    }

    @Override
    public void addValueFromDictionary(int id) {
        if (dictionary == null) {
            throw new IllegalStateException("a value of a dictionary came before the dictionary");
        }
        @Nullable String text = decoded[id];
        if (text == null) {
            text = text(dictionary.decodeToBinary(id));
            decoded[id] = text;
        }
        target.put(text);
    }

    @Override
    public void addBinary(Binary value) {
        target.put(text(value));
    }

    private @Nullable String text(Binary value) {
        ByteBuffer bytes = value.toByteBuffer();
        byte[] array = bytes.hasArray() ? bytes.array() : value.getBytesUnsafe();
        int start = bytes.hasArray() ? bytes.arrayOffset() + bytes.position() : 0;
        String text = StoredText.of(array, start, bytes.remaining());
        if (text == null) {
            row.defect(Reason.BAD_ENCODING, "column " + path + " holds bytes that are not UTF-8");
        }
        return text;
    }
}
