package dev.tuneset.engine.mapping.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tuneset.engine.outcome.TunesetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts were printed by Python 3.11. */
class PythonTextTest {
    @ParameterizedTest
    @CsvSource({
        "22, 22.0",
        "0.1, 0.1",
        "-0.0, -0.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1e22, 1e+22",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e-3, 0.002",
        "0.30000000000000004, 0.30000000000000004",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.5e-10, 1.5e-10",
        "123456789012345680, 1.2345678901234568e+17",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf",
        "4.887898181599368e-150, 4.887898181599368e-150",
        "9007199254740993, 9007199254740992.0",
        "2e23, 2e+23"
    })
    void writesFloats(double number, String expected) {
        assertThat(PythonText.str(number)).isEqualTo(expected);
    }

    @Test
    void writesConstantsAndContainers() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("k", null);
        map.put("n", 1L);
        assertThat(PythonText.str(null)).isEqualTo("None");
        assertThat(PythonText.str(true)).isEqualTo("True");
        assertThat(PythonText.str(Arrays.asList("x", "it's", "\"'"))).isEqualTo("['x', \"it's\", '\"\\'']");
        assertThat(PythonText.str(map)).isEqualTo("{'k': None, 'n': 1}");
        assertThat(PythonText.str(List.of())).isEqualTo("[]");
        assertThat(PythonText.str(Map.of())).isEqualTo("{}");
        assertThat(PythonText.str(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(PythonText.repr(new BigDecimal("1.50"))).isEqualTo("Decimal('1.50')");
    }

    @Test
    void escapesWhatCannotBePrinted() {
        assertThat(PythonText.repr("a\tb\n\u00a0\u200b\ue000é名😀\u007f\\"))
                .isEqualTo("'a\\tb\\n\\xa0\\u200b\\ue000é名😀\\x7f\\\\'");
        assertThat(PythonText.str(new byte[] {'a', '\n', (byte) 0xff, '\''})).isEqualTo("b\"a\\n\\xff'\"");
    }

    @Test
    void writesDatesAndTimes() {
        LocalDateTime at = LocalDateTime.of(2024, 1, 2, 3, 4);
        assertThat(PythonText.str(at)).isEqualTo("2024-01-02 03:04:00");
        assertThat(PythonText.str(at.withNano(120_000))).isEqualTo("2024-01-02 03:04:00.000120");
        assertThat(PythonText.repr(at)).isEqualTo("datetime.datetime(2024, 1, 2, 3, 4)");
        assertThat(PythonText.repr(LocalDate.of(2024, 1, 2))).isEqualTo("datetime.date(2024, 1, 2)");
        assertThat(PythonText.str(LocalTime.of(3, 4, 5))).isEqualTo("03:04:05");
        assertThat(PythonText.str(OffsetDateTime.of(at, ZoneOffset.UTC))).isEqualTo("2024-01-02 03:04:00+00:00");
        assertThat(PythonText.repr(OffsetDateTime.of(at, ZoneOffset.ofHours(-5))))
                .isEqualTo("datetime.datetime(2024, 1, 2, 3, 4, "
                        + "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {a!b}|ValueError|Unknown conversion specifier b
                    {a!|ValueError|end of string while looking for conversion specifier
                    {a!r|ValueError|unmatched '{' in format spec
                    {a!rx}|ValueError|expected ':' after conversion specifier
                    {a[}|ValueError|expected '}' before end of string
                    {a[]}|ValueError|Empty attribute in format string
                    {a[0]x}|ValueError|Only '.' or '[' may follow ']' in format field specifier
                    {a[x]}|TypeError|string indices must be integers, not 'str'
                    {a[5]}|IndexError|string index out of range
                    {a.1}|AttributeError|'str' object has no attribute '1'
                    {a{b}}|ValueError|unexpected '{' in field name
                    {|ValueError|Single '{' encountered in format string
                    {a} }|ValueError|Single '}' encountered in format string
                    {c}|KeyError|c
                    {}|IndexError|Replacement index 0 out of range for positional args tuple
                    {7}|IndexError|Replacement index 7 out of range for positional args tuple
                    {99999999999999999999}|ValueError|Too many decimal digits in format string
                    {n[0]}|TypeError|'int' object is not subscriptable
                    {l[9]}|IndexError|list index out of range
                    {l:5}|TypeError|unsupported format string passed to list.__format__
                    """)
    void failsAsPythonFormats(String format, String type, String message) {
        TunesetException e = catchThrowableOfType(TunesetException.class, () -> formatted(format));
        assertThat(e.arguments()).containsExactly(type, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    {a} {{ }}|xyz { }
                    {a!r}|'xyz'
                    {a[0]}{l[1]}|xq
                    {a:>5}{a:.1}{a:*^7}|  xyzx**xyz**
                    {a:{n}}.|xyz .
                    {n.real}|4
                    """)
    void formatsAsPython(String format, String expected) {
        assertThat(formatted(format)).isEqualTo(expected);
    }

    private static String formatted(String format) {
        Map<String, Object> fields = Map.of("a", "xyz", "n", 4L, "l", List.of("p", "q"), "b", "5");
        StringBuilder text = new StringBuilder();
        PythonFormat.compile(format).format(fields::get, new PythonFormat.Out() {
            @Override
            public void literal(String literal) {
                text.append(literal);
            }

            @Override
            public void field(String name, boolean plain, String value) {
                text.append(value);
            }
        });
        return text.toString();
    }
}
