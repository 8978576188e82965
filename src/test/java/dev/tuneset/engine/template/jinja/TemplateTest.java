package dev.tuneset.engine.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 31, 9, 5);

    private static String rendered(String source, Map<String, ?> variables) {
        return Template.compile(source).render(variables, NOW).text();
    }

    @Test
    void takesAnyJavaNumber() {
        Map<String, Object> numbers = new TreeMap<>(Map.of(
                "a",
                1,
                "b",
                2L,
                "c",
                3.5,
                "d",
                2.5f,
                "e",
                new BigDecimal("0.10"),
                "f",
                BigInteger.TWO.pow(70),
                "g",
                (short) 7));

        assertThat(rendered("{{ [a, b, c, d, e, f, g] }}{{ a == 1.0 }}{{ [a, b] | sum }}", numbers))
                .isEqualTo("[1, 2, 3.5, 2.5, 0.1, 1180591620717411303424, 7]True3");
        assertThat(rendered("{{ x }}{{ x | sum }}{{ 2 in x }}{{ x[0] + 1 }}", Map.of("x", List.of(1, 2, 3))))
                .isEqualTo("[1, 2, 3]6True2");
    }

    @Test
    void tellsNoneFromMissing() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("none", null);
        variables.put("empty", null);
        variables.put("map", Collections.singletonMap("key", null));
        variables.put("list", Collections.singletonList(null));

        assertThat(rendered("{{ empty }}{{ empty is defined }}{{ gone is defined }}", variables))
                .isEqualTo("NoneTrueFalse");
        assertThat(rendered(
                        "{{ map.key }}{{ map['key'] is none }}{{ map.other is defined }}{{ list }}{{ map }}",
                        variables))
                .isEqualTo("NoneTrueFalse[None]{'key': None}");
    }

    @Test
    void readsMapsThatRefuseNull() {
        Map<String, Object> strict = Map.of("m", Map.of("a", 1), "t", new TreeMap<>(Map.of("z", 1, "y", 2)));

        assertThat(rendered(
                        "{{ m[none] is defined }}{{ 1 in m }}{{ t[1] is defined }}{{ t }}{{ m.get(none) }}", strict))
                .isEqualTo("FalseFalseFalse{'y': 2, 'z': 1}None");
    }

    @Test
    void neverChangesWhatItIsGiven() {
        List<Object> list = new ArrayList<>(List.of(3, 1, 2));
        Map<String, Object> variables = new HashMap<>(Map.of("l", list));

        rendered("{% set l = l | sort %}{% set l = l + [4] %}{{ l | reverse | list }}", variables);

        assertThat(list).containsExactly(3, 1, 2);
        assertThat(variables).containsOnlyKeys("l");
    }

    @Test
    void tellsTheGivenTime() {
        assertThat(rendered("{{ strftime_now('%d %b %Y') }}", Map.of())).isEqualTo("31 Jan 2025");
    }

    @Test
    void countsSpansInCodePointsAndInUtf16() {
        Rendered rendered =
                Template.compile("👍{% generation %}ü👍{% endgeneration %}.").render(Map.of(), NOW);

        assertThat(rendered.text()).isEqualTo("👍ü👍.");
        assertThat(rendered.assistantSpans()).containsExactly(new Span(1, 3));
        assertThat(rendered.assistantSpansUtf16()).containsExactly(new Span(2, 5));
    }

    @Test
    void neverRunsWhatIsInsideAMessage() {
        assertThat(rendered("{{ m }}", Map.of("m", "{{ 7*7 }}{% raw %}"))).isEqualTo("{{ 7*7 }}{% raw %}");
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        Template template =
                Template.compile("{% set ns = namespace(n=0) %}{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"
                        + "{% for i in range(n) %}{% set ns.n = ns.n + i %}{{ twice(i) }}{% endfor %}={{ ns.n }}");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int n = i % 40;
                calls.add(() -> template.render(Map.of("n", n), NOW).text());
            }
            List<Future<String>> results = threads.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                int n = i % 40;
                assertThat(results.get(i).get())
                        .isEqualTo(template.render(Map.of("n", n), NOW).text());
                assertThat(results.get(i).get()).endsWith("=" + n * (n - 1) / 2);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
