package dev.tuneset.engine.source.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingGuessTest {
    private static final String CHINESE = "科室,问题,回答\n内科,糖尿病患者能吃什么水果吗？,糖尿病患者如果病情控制得比较好，那么吃一点苹果是没有问题的。\n"
            + "外科,我的朋友最近检查出来有高血压，应该怎么办？,建议多运动，少吃盐，按时服药，定期到医院检查。\n";
    private static final String JAPANESE =
            "質問,回答\n今日の天気はどうですか。,今日はとても良い天気です。散歩に行きましょう。\n東京はどこにありますか,日本の首都です。カタカナも使います。\n";
    private static final String TAIWANESE =
            "問題,回答\n請問這個藥品有什麼副作用？,這個藥品可能會造成頭暈，請您多喝水並且好好休息，如果沒有改善請回到醫院。\n臺灣的首都在哪裡,臺北是臺灣最大的城市之一。\n";
    private static final String RUSSIAN =
            "вопрос,ответ\nКакая сегодня погода в городе,Сегодня хорошая погода и можно пойти гулять в парк с друзьями\n";
    private static final String FRENCH =
            "question,réponse\nOù est l'école ?,L'école est près de la forêt, à côté du café.\nQuel âge as-tu,J'ai déjà vingt ans\n";

    private static Guess.Finding guess(String text, Charset charset) {
        return EncodingGuess.of(text.getBytes(charset), false);
    }

    @ParameterizedTest
    @CsvSource({"GB18030, GB18030", "GBK, GB18030", "UTF-8, UTF-8", "UTF-16LE, UTF-16LE", "UTF-16BE, UTF-16BE"})
    void knowsChinese(String encoding, String guessed) {
        assertThat(guess(CHINESE, Charset.forName(encoding)).value()).isEqualTo(guessed);
    }

    @Test
    void knowsOtherOldEncodings() {
        assertThat(guess(TAIWANESE, Charset.forName("Big5")).value()).isEqualToIgnoringCase("Big5");
        assertThat(guess(JAPANESE, Charset.forName("Shift_JIS")).value()).isEqualToIgnoringCase("Shift_JIS");
        assertThat(guess(JAPANESE, Charset.forName("EUC-JP")).value()).isEqualToIgnoringCase("EUC-JP");
        assertThat(guess(RUSSIAN, Charset.forName("windows-1251")).value()).isEqualToIgnoringCase("windows-1251");
        assertThat(guess(FRENCH, StandardCharsets.ISO_8859_1).value()).isEqualTo("windows-1252");
    }

    @Test
    void isLessSureOfLessText() {
        assertThat(guess("名字,年龄\n张三,五\n", Charset.forName("GB18030")).value()).isEqualTo("GB18030");
        assertThat(guess("caf\u00e9s,1\nJos\u00e9 M,2\n", StandardCharsets.ISO_8859_1)
                        .value())
                .isEqualTo("windows-1252");
        assertThat(guess(FRENCH, StandardCharsets.ISO_8859_1).confidence()).isLessThan(0.8);
        assertThat(guess(FRENCH, StandardCharsets.UTF_8).confidence()).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void believesAByteOrderMark(String encoding) {
        Guess.Finding finding = guess("\ufeffa,b\n", Charset.forName(encoding));
        assertThat(finding.value()).isEqualTo(encoding);
        assertThat(finding.code()).isEqualTo("bom");
    }

    @Test
    void keepsToUtf8WhenAFewBytesAreDamaged() {
        byte[] bytes = CHINESE.getBytes(StandardCharsets.UTF_8);
        bytes[40] = (byte) 0xff;
        assertThat(EncodingGuess.of(bytes, false).code()).isEqualTo("mostly_utf8");
        byte[] ascii = "valid,valid\nin_??_part,valid\n".getBytes(StandardCharsets.US_ASCII);
        ascii[15] = (byte) 0xff;
        ascii[16] = (byte) 0xff;
        assertThat(EncodingGuess.of(ascii, false).code()).isEqualTo("damaged_utf8");
    }

    @Test
    void knowsChineseWithEmoji() {
        Charset chinese = Charset.forName("GB18030");
        assertThat(guess("id,text\n1,好的😀\n2,收到👌谢谢😀\n3,我很喜欢❤😀😀\n", chinese).value())
                .isEqualTo("GB18030");
    }

    @Test
    void keepsToUtf8WhereCharactersWereWrittenAsTwoHalves() {
        byte[] halves = "a,b\n\u00ed\u00a0\u00bd\u00ed\u00b8\u0080,2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(EncodingGuess.of(halves, false).value()).isEqualTo("UTF-8");
    }

    @Test
    void allowsACharacterCutByTheEndOfTheSample() {
        byte[] bytes = "水".repeat(100).getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
        assertThat(EncodingGuess.of(cut, true).code()).isEqualTo("valid_utf8");
        assertThat(EncodingGuess.of(cut, false).code()).isEqualTo("mostly_utf8");
    }

    @Test
    void looksBeyondAHeadThatIsAllAscii(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("late.csv");
        Files.write(file, ("a,b\n" + "1,plain text\n".repeat(150_000)).getBytes(StandardCharsets.US_ASCII));
        Files.write(
                file,
                CHINESE.repeat(5_000).getBytes(Charset.forName("GB18030")),
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(Encodings.guess(SourceFile.of(file, "late.csv")).value()).isEqualTo("GB18030");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250, Dzisiaj jest ładna pogoda więc postanowiliśmy pójść na spacer",
        "ISO-8859-2, Dzisiaj jest ładna pogoda więc postanowiliśmy pójść na spacer",
        "windows-1250, Dnes je hezké počasí a tak jsme se rozhodli jít na procházku do parku",
        "windows-1251, Сегодня хорошая погода",
        "KOI8-R, Сегодня хорошая погода и мы идём гулять",
        "IBM866, Сегодня хорошая погода и мы идём гулять",
        "x-MacCyrillic, Сегодня хорошая погода и мы идём гулять в парк с друзьями",
        "windows-1253, Σήμερα ο καιρός είναι πολύ καλός",
        "windows-1254, Bugün hava çok güzel bu yüzden yürüyüşe çıkmaya karar verdik",
        "windows-1255, היום מזג האוויר יפה מאוד",
        "windows-1256, الطقس جميل اليوم لذلك قررنا الذهاب إلى الحديقة",
        "windows-1257, Šiandien labai gražus oras todėl nusprendėme eiti pasivaikščioti",
        "windows-1252, Heute ist schönes Wetter und wir gehen über die Straße",
        "x-MacRoman, Heute ist schönes Wetter und wir hätten große Lust über die Straße zu gehen",
        "TIS-620, วันนี้อากาศดีมากเราจึงตัดสินใจไปเดินเล่น",
        "GB18030, 今天天气很好我们决定去公园",
        "Big5, 今天天氣很好我們決定去公園",
        "Shift_JIS, 今日はとても良い天気です",
        "EUC-JP, 今日はとても良い天気です",
        "EUC-KR, 오늘은 날씨가 아주 좋아서",
        "ISO-2022-JP, 今日はとても良い天気です",
        "UTF-32LE, plain words",
        "UTF-32BE, plain words",
        "UTF-16LE, long plain words without any number",
        "UTF-16BE, วันนี้อากาศดีมาก"
    })
    void readsOneSentenceOfMostLanguages(String encoding, String sentence) {
        String text = "id,text\n1," + sentence + "\n";
        String guessed = guess(text, Charset.forName(encoding)).value();
        assertThat(new String(text.getBytes(Charset.forName(encoding)), Charset.forName(guessed)))
                .isEqualTo(text);
    }

    @Test
    void readsSignsThatOnlyWindowsHas() {
        String text = "質問,答え\n①㈱髙島屋はどこですか,東京です。ここから近いです\n";
        assertThat(guess(text, Charset.forName("windows-31j")).value()).isEqualTo("windows-31j");
    }
}
