package dev.tuneset.engine.mapping.prompt;

import static dev.tuneset.engine.mapping.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedPromptTest {
    private static final Schema SCHEMA = Schema.of("a", "b", "Full Name", "a.b", "Unnamed: 0", "0", "x}y");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    {a}-{b}|A-
                    {a}[[ and {b}]].|A.
                    {a}[[ and {a}]].|A and A.
                    [[{a}, {b}]]end|end
                    [[{a}[[, {b}]]]]end|Aend
                    [[[[{a}]][[{b}]]]]!|A!
                    {Full Name} {a.b} {Unnamed: 0} {0}|Ann dot 7 zero
                    \\{a\\} {{a}} {{{a}}}|{a} {a} {A}
                    {x\\}y}|brace
                    \\[[note]] \\[\\[{a}\\]\\]|[[note]] [[A]]
                    [{a}] [INST]|[A] [INST]
                    [[{a}[1]]]|A[1]
                    [[[{a}]]]|[A]
                    m[n[0]] {a}|m[n[0]] A
                    C:\\dir \\n \\\\ {a}|C:\\dir \\n \\ A
                    [[{b}]]|
                    """)
    void renders(String template, @Nullable String expected) {
        String text = prompt(template, Gate.ALL).render(sample());
        assertThat(text).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void gatesByAllAnyOrTheFirst() {
        String template = "<[[{a}/{b}]]>";
        assertThat(prompt(template, Gate.ALL).render(sample())).isEqualTo("<>");
        assertThat(prompt(template, Gate.ANY).render(sample())).isEqualTo("<A/>");
        assertThat(prompt(template, Gate.FIRST).render(sample())).isEqualTo("<A/>");
        assertThat(prompt("<[[{b}/{a}]]>", Gate.FIRST).render(sample())).isEqualTo("<>");
    }

    @Test
    void countsBlankTextAndNanAsMissing() {
        for (Object missing : new Object[] {null, "", " \n", Double.NaN}) {
            assertThat(prompt("{a}[[, {b}]]", Gate.ALL).render(row(SCHEMA, "A", missing, "", "", "", "", "")))
                    .isEqualTo("A");
        }
        assertThat(prompt("[[{b}]]", Gate.ALL).render(row(SCHEMA, "", false, "", "", "", "", "")))
                .isEqualTo("false");
        assertThat(prompt("[[{b}]]", Gate.ALL).render(row(SCHEMA, "", 0L, "", "", "", "", "")))
                .isEqualTo("0");
    }

    @Test
    void writesValuesAsTheSourceWouldHaveThem() {
        assertThat(cell(22.0)).isEqualTo("22.0");
        assertThat(cell(1e15)).isEqualTo("1000000000000000.0");
        assertThat(cell(new BigDecimal("0.10000000000000000000001"))).isEqualTo("0.10000000000000000000001");
        assertThat(cell(new BigInteger("12345678901234567890123"))).isEqualTo("12345678901234567890123");
        assertThat(cell(true)).isEqualTo("true");
        assertThat(cell(LocalDateTime.of(2024, 1, 2, 3, 4))).isEqualTo("2024-01-02T03:04:00");
        assertThat(cell(Arrays.asList("x", "名", null, 1.5))).isEqualTo("[\"x\", \"名\", null, 1.5]");
        assertThat(cell(Map.of("k", List.of()))).isEqualTo("{\"k\": []}");
        assertThat(cell(Collections.singletonMap("k", "a\"b\n"))).isEqualTo("{\"k\": \"a\\\"b\\n\"}");
    }

    @Test
    void neverReadsBracesInValues() {
        assertThat(prompt("{a}", Gate.ALL).render(row(SCHEMA, "{b} [[x]] \\{", "", "", "", "", "", "")))
                .isEqualTo("{b} [[x]] \\{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    x {c}|unknown_column|1|3
                    é😀 {full name}|unknown_column|1|4
                    {"q": "{a}"}|unclosed_brace|1|1
                    {a|unclosed_brace|1|1
                    {}|empty_column|1|1
                    {a} }|lone_brace|1|5
                    see [[note]]|part_without_column|1|5
                    a [[ {a}|unclosed_part|1|3
                    """)
    void pointsAtTheMistake(String template, String code, int line, int column) {
        TunesetException e = mistake(template);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.field()).isEqualTo("map.merged_prompt");
        assertThat(e.line()).isEqualTo(line);
        assertThat(e.column()).isEqualTo(column);
    }

    @Test
    void countsLinesOfTheTemplate() {
        TunesetException e = mistake("one\ntwo\n  {zzzzzz}");
        assertThat(e.line()).isEqualTo(3);
        assertThat(e.column()).isEqualTo(3);
    }

    @Test
    void suggestsTheNearestColumn() {
        assertThat(mistake("{full_name}")).hasMessageContaining("did you mean \"Full Name\"?");
        assertThat(mistake("{completely else}")).hasMessageContaining("the columns are: a, b, Full Name");
    }

    @Test
    void refusesPartsNestedWithoutEnd() {
        assertThat(mistake("[[".repeat(21) + "{a}" + "]]".repeat(21)).code()).isEqualTo("parts_too_deep");
    }

    @Test
    void tellsWhichPieceCameFromWhere() {
        RenderedPrompt traced = prompt("Hi {a}[[, {b}]]!", Gate.ALL).trace(sample());
        assertThat(traced.text()).isEqualTo("Hi A!");
        assertThat(traced.spans())
                .containsExactly(
                        new RenderedPrompt.Span(RenderedPrompt.Kind.VALUE, 3, 4, "a"),
                        new RenderedPrompt.Span(RenderedPrompt.Kind.DROPPED, 4, 4, "[[, {b}]]"));
    }

    @Test
    void tracesUnslothsPromptsAsWell() {
        MergedPrompt prompt = MergedPrompt.unsloth("{0x} [[({a})]][[{b}]]", Schema.of("0x", "a", "b"));
        RenderedPrompt traced = prompt.trace(row(Schema.of("0x", "a", "b"), "v", "w", null));
        assertThat(traced.text()).isEqualTo("v (w)");
        assertThat(traced.spans())
                .containsExactly(
                        new RenderedPrompt.Span(RenderedPrompt.Kind.VALUE, 0, 1, "0x"),
                        new RenderedPrompt.Span(RenderedPrompt.Kind.VALUE, 3, 4, "a"),
                        new RenderedPrompt.Span(RenderedPrompt.Kind.DROPPED, 5, 5, "[[{b}]]"));
        assertThat(prompt.render(row(Schema.of("0x", "a", "b"), "v", "w", null)))
                .isEqualTo(traced.text());
    }

    private static String cell(Object value) {
        return prompt("{a}", Gate.ALL).render(row(SCHEMA, value, "", "", "", "", "", ""));
    }

    private static dev.tuneset.engine.row.Row sample() {
        return row(SCHEMA, "A", null, "Ann", "dot", 7L, "zero", "brace");
    }

    private static MergedPrompt prompt(String template, Gate gate) {
        return MergedPrompt.of(template, gate, SCHEMA, "map.merged_prompt");
    }

    private static TunesetException mistake(String template) {
        return catchThrowableOfType(TunesetException.class, () -> prompt(template, Gate.ALL));
    }
}
