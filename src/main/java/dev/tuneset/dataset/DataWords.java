package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;

/** What the templates of this feature say: {@code {data:reason(row.reason)}}. */
@TemplateExtension(namespace = "data")
final class DataWords {
    private static final int RAW_SHOWN = 300;

    private DataWords() {}

    /** Why a row could not be read, in the page's language. */
    static String reason(Reason reason) {
        Page page = Arc.container().instance(Page.class).get();
        Messages messages = Arc.container().instance(Messages.class).get();
        return messages.find(page.language(), "reason." + reason.wire()).orElse(reason.wire());
    }

    /** The line of a place, or the row where the source has no lines. */
    static long line(Place place) {
        return place.line() > 0 ? place.line() : place.row();
    }

    static String number(double value) {
        return ColumnHead.number(value);
    }

    /** The beginning of a long text. */
    static String cut(String text) {
        Cell cell = Cell.of(text, RAW_SHOWN);
        return cell.isCut() ? cell.text() + "…" : cell.text();
    }
}
