package dev.tuneset.engine.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Reading;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimiters of several characters. */
class LongDelimiterTest {
    private static final String FILMS = """
            1::Harbour Lights (1995)::Drama|Children
            2::War: A Comedy (1996)::Comedy
            3::"::" or Nothing (1997)::Drama
            4::Seven::Ten
            """;

    @ParameterizedTest
    @ValueSource(strings = {"::", "||", "~|~", "|~|", "^^"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String text = "name,age,city\nann,22,\"Rome, Italy\"\nbob,,Oslo\ncyd,24,\n"
                .replace(",", delimiter)
                .replace("Rome" + delimiter, "Rome,");
        Reading read = Reading.of("data.csv", text);

        assertThat(Reading.guess("data.csv", text).options().delimiter()).isEqualTo(delimiter);
        assertThat(read.columns()).containsExactly("name", "age", "city");
        assertThat(read.values())
                .containsExactly(
                        List.of("ann", "22", "Rome, Italy"), List.of("bob", "", "Oslo"), List.of("cyd", "24", ""));
    }

    @Test
    void leavesItsCharactersAloneInValues() throws IOException {
        Reading read = Reading.of("films.csv", FILMS);

        assertThat(Reading.guess("films.csv", FILMS).options().delimiter()).isEqualTo("::");
        assertThat(read.values())
                .contains(List.of("2", "War: A Comedy (1996)", "Comedy"), List.of("4", "Seven", "Ten"));
    }

    @Test
    void seesAnEmptyColumnBetweenTwoBars() throws IOException {
        Reading read = Reading.of("data.csv", "a|b|c\n1||3\n2||4\n5||6\n");

        assertThat(read.values()).contains(List.of("1", "", "3"));
    }

    @Test
    void leavesPathsOfNamesInOneColumn() throws IOException {
        assertThat(Reading.of("data.csv", "text\nstd::vector grows\nno colon\nstd::map and std::set\n")
                        .columns())
                .containsExactly("text");
    }

    @Test
    void takesTheFirstPlaceThatFits() throws IOException {
        Reading read = read("1aa2\n1aaa2\n1abaa2\n", given("aa", 0));

        assertThat(read.values()).containsExactly(List.of("1", "2"), List.of("1", "a2"), List.of("1ab", "2"));
    }

    @Test
    void keepsItInQuotes() throws IOException {
        Reading read = read("x::y\n\"a::b\"::\"c \"\"::\"\" d\"\n :: \n", given("::", 1));

        assertThat(read.values()).contains(List.of("a::b", "c \"::\" d"));
        assertThat(read.values()).contains(List.of(" ", " "));
    }

    @Test
    void readsItAcrossTheEdgesOfBuffers() throws IOException {
        StringBuilder text = new StringBuilder("a<->b\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("v".repeat(i % 7)).append("<->").append(i).append('\n');
        }
        Reading read = read(text.toString(), given("<->", 1));

        assertThat(read.rows()).hasSize(40_000);
        assertThat(read.bad()).isEmpty();
        assertThat(read.values().get(39_999)).containsExactly("v".repeat(39_999 % 7), "39999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\nb", "12345678901234567"})
    void refusesWhatCannotBeOne(String delimiter) {
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("x,y\n1,2\n", given(delimiter, 1)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("source.delimiter"));
    }

    private static Reading read(String text, SourceOptions options) throws IOException {
        return Reading.of("data.csv", text.getBytes(StandardCharsets.UTF_8), options);
    }

    private static SourceOptions given(String delimiter, int headerRows) {
        return new SourceOptions(
                "csv", null, delimiter, null, null, headerRows, null, SourceOptions.Types.TEXT, null, null);
    }
}
