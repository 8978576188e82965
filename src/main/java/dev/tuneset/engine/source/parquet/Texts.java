package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** A column of UTF-8 texts; each text of a dictionary is decoded once. */
final class Texts extends PrimitiveConverter {
    private static final char REPLACEMENT = '\uFFFD';

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
        String text = bytes.hasArray()
                ? new String(
                        bytes.array(),
                        bytes.arrayOffset() + bytes.position(),
                        bytes.remaining(),
                        StandardCharsets.UTF_8)
                : new String(value.getBytesUnsafe(), StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes)) {
            row.defect(Reason.BAD_ENCODING, "column " + path + " holds bytes that are not UTF-8");
            return null;
        }
        return text;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
