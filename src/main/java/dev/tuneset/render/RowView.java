package dev.tuneset.render;

import dev.tuneset.engine.learn.Doubt;
import dev.tuneset.engine.learn.Markers;
import dev.tuneset.recipe.Preview;
import dev.tuneset.template.MarkedText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row through the recipe and the template.
 *
 * @param number from 1
 * @param rows rows of the dataset
 * @param shown the example; {@code null} when the row did not become one
 * @param refusal why it did not; {@code null} when it did
 * @param text what the model sees; {@code null} without a template, and where the template refuses
 * @param doubts what is wrong with it, or may be
 * @param joined whether a run joins the example with others to a longer conversation
 * @param markers what opens a question and an answer; {@code null} where that is not to be seen
 */
public record RowView(
        long number,
        long rows,
        String place,
        List<Cell> cells,
        Preview.@Nullable Shown shown,
        Preview.@Nullable Refused refusal,
        @Nullable Text text,
        List<Told> doubts,
        boolean joined,
        @Nullable Markers markers) {
    /** A column and its value as text. */
    public record Cell(String column, String value) {}

    /**
     * The rendered text and its length.
     *
     * @param whole whether the pieces are all of it
     * @param counter the tokenizer that counted
     * @param exact whether that is the model's own as far as one knows
     */
    public record Text(
            List<Piece> pieces, boolean whole, int tokens, int learned, int limit, String counter, boolean exact) {
        /** The length of a bar that shows tokens, learned tokens and limit. */
        private static final int BAR = 1000;

        public boolean over() {
            return limit > 0 && tokens > limit;
        }

        private int scaled(int number) {
            int most = Math.max(1, Math.max(tokens, limit));
            return (int) ((long) number * BAR / most);
        }

        public int tokensBar() {
            return scaled(tokens);
        }

        public int learnedBar() {
            return scaled(learned);
        }

        public int limitBar() {
            return scaled(limit);
        }
    }

    /**
     * A run of the text.
     *
     * @param style names of its marks: those of {@link MarkedText.Piece}, and {@code breaks} where a token ends the line
     * @param told ids and spellings of its tokens; empty where borders are not seen
     */
    public record Piece(String text, String style, String told) {
        /** A token that ends lines is cut before the first end, so that its mark stands where the line ends. */
        static Stream<Piece> of(MarkedText.Piece piece) {
            int end = piece.tokens().isEmpty() ? -1 : piece.text().indexOf('\n');
            if (end < 0) {
                return Stream.of(new Piece(piece.text(), piece.style(), piece.told()));
            }
            String before = piece.text().substring(0, end);
            String rest = end == 0 ? " breaks" : " rest breaks";
            Piece ends = new Piece(piece.text().substring(end), piece.style() + rest, piece.told());
            return end == 0 ? Stream.of(ends) : Stream.of(new Piece(before, piece.style(), piece.told()), ends);
        }
    }

    /** A doubt as a page tells it. */
    public record Told(String code, String tone, String words, List<Object> arguments) {
        static Told of(Doubt doubt) {
            return new Told(
                    doubt.code().wire(), Tones.of(doubt.code().severity().wire()), doubt.words(), doubt.arguments());
        }
    }

    public long previous() {
        return Math.max(1, number - 1);
    }

    public long next() {
        return Math.min(rows, number + 1);
    }
}
