package dev.tuneset.web;

import java.util.Locale;
import java.util.Optional;

/** A language the pages are written in. */
public enum Language {
    EN("en", Locale.ENGLISH, "English"),
    ZH("zh", Locale.SIMPLIFIED_CHINESE, "中文");

    private final String code;
    private final Locale locale;
    private final String ownName;

    Language(String code, Locale locale, String ownName) {
        this.code = code;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** The code in cookies and file names: {@code en}, {@code zh}. */
    public String code() {
        return code;
    }

    /** The value of the page's {@code lang} attribute: {@code zh-CN}, so that the right glyphs are chosen. */
    public String tag() {
        return this == ZH ? "zh-CN" : code;
    }

    public Locale locale() {
        return locale;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The language of a tag such as {@code zh-Hant-TW}, where the pages have it. */
    public static Optional<Language> ofTag(String tag) {
        String code = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
