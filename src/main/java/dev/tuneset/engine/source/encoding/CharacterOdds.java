package dev.tuneset.engine.source.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** As {@link LetterOdds} for the encodings of East Asia, whose characters take two bytes and more. */
enum CharacterOdds {
    CHINESE(
            "GB18030",
            "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都"
                    + "同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重"
                    + "答请什谁哪吗什怎科医患病名姓号年月市区京海",
            -5.5),
    TRADITIONAL(
            "Big5",
            "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都"
                    + "同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重"
                    + "答請什誰哪嗎怎科醫患病名姓號年月市區臺灣北",
            -5.5),
    JAPANESE_SHIFTED("Shift_JIS", "日一人年本大国会中上行出時月生分者事東私子今何学見問答名前", -6),
    JAPANESE("EUC-JP", "日一人年本大国会中上行出時月生分者事東私子今何学見問答名前", -6),
    KOREAN("EUC-KR", "이다는을의에가고하지한를로은기서도사리나인시있어자대해일정수그보과제부전구라만장게스들으주", -4.5);

    private static final double KANA = -4.5;
    private static final double MARK = -4.5;
    private static final double LARGE_LATIN = -7;
    private static final double COMMON = -8;
    private static final double HANGUL = -6.5;
    private static final double RARE = -12;
    private static final double HALF_KANA = -7;
    private static final double LONELY = -3;
    private static final double NOTHING_EVERYDAY = -8;
    private static final double DAMAGE = -20;
    private static final String MARKS = "，。、？！：；「」『』（）“”‘’—…《》【】·ー・～　";

    private final String charset;
    private final String frequent;
    private final double frequentOdds;

    CharacterOdds(String charset, String frequent, double frequentOdds) {
        this.charset = charset;
        this.frequent = frequent;
        this.frequentOdds = frequentOdds;
    }

    String charset() {
        return charset;
    }

    double of(byte[] bytes) {
        double odds = 0;
        int run = 0;
        boolean everyday = false;
        char previous = 0;
        char[] chars = new char[8192];
        try (TextStream text = new TextStream(new ByteArrayInputStream(bytes), Charset.forName(charset))) {
            for (int read = text.read(chars, 0, chars.length); read > 0; read = text.read(chars, 0, chars.length)) {
                for (int i = 0; i < read; i++) {
                    double one = chars[i] < 128 ? 0 : of(chars[i], previous);
                    previous = chars[i];
                    odds += one;
                    everyday |= one < 0 && one >= HANGUL;
                    odds += chars[i] < 128 && run == 1 ? LONELY : 0;
                    run = chars[i] < 128 ? 0 : run + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
        return odds + (run == 1 ? LONELY : 0) + (everyday ? 0 : NOTHING_EVERYDAY);
    }

    private double of(char c, char previous) {
        if (Character.isSurrogate(c)) {
            // a pair is an emoji, or a rare character; damage is the second half alone
            return Character.isHighSurrogate(c) ? RARE : Character.isHighSurrogate(previous) ? 0 : DAMAGE;
        }
        if (frequent.indexOf(c) >= 0) {
            return frequentOdds;
        }
        if (MARKS.indexOf(c) >= 0) {
            return MARK;
        }
        if (c >= '\u3041' && c <= '\u30fa') {
            return this == JAPANESE || this == JAPANESE_SHIFTED ? KANA : RARE;
        }
        if (c >= '\uac00' && c <= '\ud7a3') {
            return this == KOREAN ? HANGUL : RARE;
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            return LARGE_LATIN;
        }
        if (c >= '\uff61' && c <= '\uff9f') {
            return HALF_KANA;
        }
        return c >= '\u4e00' && c <= '\u9fff' && this != KOREAN && isCommon(c) ? COMMON : RARE;
    }

    /** The first level of each standard holds the characters in everyday use; Chinese and Japanese number it alike. */
    private boolean isCommon(char c) {
        byte[] bytes = String.valueOf(c).getBytes(Charset.forName(charset));
        int lead = bytes[0] & 0xff;
        int trail = bytes.length > 1 ? bytes[1] & 0xff : 0;
        return switch (this) {
            case CHINESE -> lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
            case TRADITIONAL -> lead >= 0xA4 && lead <= 0xC6;
            case JAPANESE_SHIFTED -> lead >= 0x88 && lead <= 0x97;
            case JAPANESE -> lead >= 0xB0 && lead <= 0xCF;
            case KOREAN -> false;
        };
    }
}
