package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/**
 * The filters over the text of a block.
 *
 * @param slot where the filters find the text
 * @param filters the filters applied to that slot, or null for none
 * @param escaped whether the text counts as safe
 */
record TextFilter(int slot, @Nullable Expression filters, boolean escaped) {
    Object apply(Frame frame, String text) {
        if (filters == null) {
            return text;
        }
        frame.slots[slot] = escaped ? new Markup(text) : text;
        return filters.evaluate(frame);
    }
}
