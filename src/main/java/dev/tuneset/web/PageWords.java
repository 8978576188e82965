package dev.tuneset.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates say in the page's language: {@code {m:t('project.rows', n)}}, {@code {m:number(n)}}, {@code {m:bytes(n)}}. */
@TemplateExtension(namespace = "m")
public final class PageWords {
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private PageWords() {}

    static String t(String key) {
        return text(key);
    }

    static String t(String key, @Nullable Object first) {
        return text(key, first);
    }

    static String t(String key, @Nullable Object first, @Nullable Object second) {
        return text(key, first, second);
    }

    static String t(String key, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        return text(key, first, second, third);
    }

    static String t(
            String key,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        return text(key, first, second, third, fourth);
    }

    /** A key in two parts, for choices: {@code {m:of('project.purpose.', choice.code)}}. */
    static String of(String prefix, String code) {
        return text(prefix + code);
    }

    static String of(String prefix, String code, @Nullable Object first) {
        return text(prefix + code, first);
    }

    static String of(String prefix, String code, @Nullable Object first, @Nullable Object second) {
        return text(prefix + code, first, second);
    }

    /** What is wrong with a field. */
    static String complaint(Form.Complaint complaint) {
        return complaint.in(language(), Arc.container().instance(Messages.class).get());
    }

    /** A key with arguments in a list. */
    static String filled(String key, List<?> arguments) {
        return text(key, arguments.toArray());
    }

    /** What the engine says of a row. */
    static String detail(String english) {
        return Arc.container().instance(Details.class).get().in(language(), english);
    }

    /** {@code 12,345}. */
    static String number(Number number) {
        return NumberFormat.getNumberInstance(language().locale()).format(number);
    }

    /** A share from 0 to 1 as {@code 12.3%}. */
    static String percent(Number share) {
        NumberFormat format = NumberFormat.getPercentInstance(language().locale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A size in decimal units: {@code 1.2 MB}. */
    static String bytes(Number bytes) {
        double value = bytes.doubleValue();
        int unit = 0;
        while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(language().locale());
        format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
        return format.format(value) + " " + BYTE_UNITS[unit];
    }

    /** Day and time in the server's zone. */
    static String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language().locale())
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    private static Language language() {
        return Arc.container().instance(Page.class).get().language();
    }

    private static String text(String key, @Nullable Object... arguments) {
        return Arc.container().instance(Messages.class).get().text(language(), key, arguments);
    }
}
