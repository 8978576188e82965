package dev.tuneset.engine.source.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Any encoding that Java knows. */
final class CharsetDecoding implements Decoding {
    private final CharsetDecoder decoder;

    CharsetDecoding(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public boolean decode(Bytes in, Chars out, boolean last) {
        ByteBuffer bytes = ByteBuffer.wrap(in.array, in.position, in.limit - in.position);
        CharBuffer chars = CharBuffer.wrap(out.array, out.position, out.limit - out.position);
        boolean damaged = false;
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, last);
            if (!result.isError() || chars.remaining() < result.length()) {
                break;
            }
            for (int i = 0; i < result.length(); i++) {
                chars.put(Damage.ofByte(bytes.get()));
            }
            damaged = true;
        }
        in.position = bytes.position();
        out.position = chars.position();
        return damaged;
    }
}
