package dev.tuneset.engine.source.encoding;

import java.util.List;

/**
 * The letters beyond ASCII of one language, the most frequent first, and the encodings of one byte a character it is written
 * in, the usual first. The ranks are those of large corpora; a letter that is missing is one the language does not have.
 */
enum Language {
    FRENCH("éèàêçôâîûùœëïæ", Script.LATIN, Script.WESTERN),
    GERMAN("üäöß", Script.LATIN, Script.WESTERN),
    SPANISH("óíáéñúü", Script.LATIN, Script.WESTERN),
    PORTUGUESE("ãçáéóíêâõúàôü", Script.LATIN, Script.WESTERN),
    ITALIAN("èàùòìéî", Script.LATIN, Script.WESTERN),
    NORDIC("äöåøæéüü", Script.LATIN, Script.WESTERN),
    ICELANDIC("áðíéþúóýæö", Script.LATIN, Script.WESTERN),
    MIXED_WESTERN("éáüöäíóñèàçãßåøæêâôúûîëïùòìœõýðþšž", Script.LATIN, Script.WESTERN),
    POLISH("łąęóżśćńź", Script.LATIN, Script.CENTRAL),
    CZECH("íáěéýřčšžůúňťóď", Script.LATIN, Script.CENTRAL),
    SLOVAK("áíčéžýšúťľôňóäďĺŕ", Script.LATIN, Script.CENTRAL),
    HUNGARIAN("éáöóőíüúű", Script.LATIN, Script.CENTRAL),
    ROMANIAN("ăîâţş", Script.LATIN, Script.CENTRAL),
    SOUTH_SLAVIC("čšžćđ", Script.LATIN, Script.CENTRAL),
    TURKISH("ıişüğçöâî", Script.LATIN, List.of("windows-1254", "ISO-8859-9", "IBM857")),
    LITHUANIAN("ėšųžįąūčę", Script.LATIN, Script.BALTIC),
    LATVIAN("āīēšūņžļģķč", Script.LATIN, Script.BALTIC),
    ESTONIAN("äõüöšž", Script.LATIN, Script.BALTIC),
    VIETNAMESE("đư\u0300\u0301ôâêăơ\u0309\u0323\u0303àáéèìíòóùúý", Script.LATIN, List.of("windows-1258")),
    RUSSIAN("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", Script.OTHER, Script.CYRILLIC),
    UKRAINIAN("оанивітерскдлумпзяьбгйчхжцшюїєщфґ", Script.OTHER, Script.CYRILLIC),
    BULGARIAN("аоиетнрвсдлкмпузгъбчжшцйяхщюьф", Script.OTHER, Script.CYRILLIC),
    SERBIAN("аоиенрстјвкудмплзгбчцњшћжљхфџђ", Script.OTHER, Script.CYRILLIC),
    GREEK("αοιετσνηυρπκμλςόίγάδέήθύωώχφβξζψϊϋΐΰ", Script.OTHER, List.of("windows-1253", "ISO-8859-7", "IBM737")),
    HEBREW("יוהלאמרבתשנדקעחפםכטגסןזצךףץ", Script.OTHER, List.of("windows-1255", "ISO-8859-8", "IBM862")),
    ARABIC("اليمنرتوبعدفهسكقحجةشطصخىأضغذثزءئإؤظآ", Script.OTHER, List.of("windows-1256", "ISO-8859-6")),
    PERSIAN("ایرندمهتوسبلشکزگفپخعجقچحصطضظغذثژئآيك", Script.OTHER, List.of("windows-1256")),
    THAI(
            "านรอกเง่มยลวด้ทสตะปบคิัหีแจุไพูขช็ใึถื์โผซฐณศธญฟภษ๊ฉฮฎฆฏฒ",
            Script.OTHER,
            List.of("TIS-620", "x-windows-874"));

    private final String letters;
    private final Script script;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> charsets;

    Language(String letters, Script script, List<String> charsets) {
        this.letters = letters;
        this.script = script;
        this.charsets = charsets;
    }

    /** Lower-case letters, the most frequent first. */
    String letters() {
        return letters;
    }

    /** Whether its letters stand among those of ASCII in one word. */
    boolean isLatin() {
        return script == Script.LATIN;
    }

    List<String> charsets() {
        return charsets;
    }

    private enum Script {
        LATIN,
        OTHER;

        private static final List<String> WESTERN = List.of("windows-1252", "x-MacRoman", "IBM850", "ISO-8859-15");
        private static final List<String> CENTRAL = List.of("windows-1250", "ISO-8859-2", "IBM852");
        private static final List<String> BALTIC = List.of("windows-1257", "ISO-8859-13");
        private static final List<String> CYRILLIC =
                List.of("windows-1251", "KOI8-R", "ISO-8859-5", "IBM866", "x-MacCyrillic", "KOI8-U");
    }
}
