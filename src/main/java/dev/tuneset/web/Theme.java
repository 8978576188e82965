package dev.tuneset.web;

import java.util.Locale;

/** Which colours a page wears. */
public enum Theme {
    /** What the system prefers. */
    AUTO,
    LIGHT,
    DARK;

    /** The name in the cookie and in the page's {@code data-theme}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme ofCode(String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return AUTO;
    }
}
