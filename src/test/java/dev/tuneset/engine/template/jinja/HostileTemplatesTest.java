package dev.tuneset.engine.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that want too much get a clear error, on a small stack and in bounded memory. */
class HostileTemplatesTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final long SMALL_STACK_BYTES = 512 << 10;
    private static final Limits LIMITS = new Limits(
            Limits.DEFAULT.sourceCharsMax(),
            2_000_000,
            1_000_000,
            1 << 20,
            1 << 24,
            Limits.DEFAULT.callDepthMax(),
            Limits.DEFAULT.nestingMax(),
            Duration.ofSeconds(60));

    private static TemplateException failure(String source) {
        return catchThrowableOfType(
                TemplateException.class, () -> Template.compile(source, LIMITS).render(Map.of(), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'x' * 10**9 }}",
                "{{ [0] * 10**9 }}",
                "{{ (1,) * 10**12 }}",
                "{{ 10**(10**8) }}",
                "{{ 2**(10**30) }}",
                "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x=7) %}{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
                "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x | replace('a', ns.x) %}{% endfor %}",
                "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] | join(ns.x) %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | tojson }}",
                "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
                "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
                "{% for a in range(99999) %}{{ range(99999) | list | length }}{% endfor %}",
                "{% for a in range(99999) %}{{ range(99999) | sum }}{% endfor %}",
                "{% for a in range(99999) %}{{ 1 in range(1, 99999) | map('string') }}{% endfor %}",
                "{{ 'x' | center(10**9) }}",
                "{{ 'x'.ljust(10**9) }}",
                "{{ 'x'.zfill(10**9) }}",
                "{{ '%999999999d' % 1 }}",
                "{{ '%.999999999f' % 1.5 }}",
                "{{ '{:999999999}'.format(1) }}",
                "{{ ('a\\n' * 99999) | indent('x' * 99999) }}",
                "{{ ([[1] * 99999] * 999) | map('tojson') | join }}",
                "{{ 'a\\t'.expandtabs(10**9) }}",
                "{{ [1] | batch(10**9, 'x') | list }}",
                "{{ [1] | slice(10**9) | list }}",
                "{{ lipsum(10**9) }}",
                "{{ {'a': 1} | tojson(indent=10**9) * 99999 }}",
                "{% macro m() %}{% for i in range(9) %}{{ m() }}{% endfor %}{% endmacro %}{{ m() }}",
                "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% block a %}{{ self.a() }}{% endblock %}",
                "{% macro m(x) %}{{ caller() }}{% endmacro %}{% macro r() %}{% call m(1) %}{{ r() }}{% endcall %}{% endmacro %}{{ r() }}",
                "{% macro m(x) %}{{ [1] | map('upper') | list }}{{ m([x]) }}{% endmacro %}{{ m(1) }}"
            })
    void stopsWhatGrowsOrRunsWithoutEnd(String source) {
        TemplateException failure = failure(source);

        assertThat(failure.errorClass()).isIn("LimitError", "RecursionError");
        assertThat(failure.detail()).isNotBlank();
    }

    @Test
    void refusesLongRangesAsJinjaDoes() {
        assertThat(failure("{{ range(10**9) }}").errorClass()).isEqualTo("OverflowError");
        assertThat(failure("{{ range(10**30) }}").errorClass()).isEqualTo("OverflowError");
    }

    @Test
    void stopsAtTheGivenTime() {
        Limits limits = Limits.DEFAULT.withStepsMax(Long.MAX_VALUE / 4).withTimeMax(Duration.ofMillis(50));
        Template template = Template.compile(
                "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", limits);

        TemplateException failure = catchThrowableOfType(TemplateException.class, () -> template.render(Map.of(), NOW));

        assertThat(failure.limitHit()).isTrue();
        assertThat(failure.detail()).contains("50 ms");
    }

    @Test
    void namesTheLimitThatWasHit() {
        assertThat(failure("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
                        .detail())
                .contains("2000000 steps");
        assertThat(failure("{% for a in range(99999) %}{{ 'x' * 99 }}{% endfor %}")
                        .detail())
                .contains("output is longer than 1000000 characters");
    }

    @Test
    void refusesSourcesThatAreTooLong() {
        String source = "x".repeat(Limits.DEFAULT.sourceCharsMax() + 1);

        assertThat(failure(source).limitHit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ %s1 }}|(",
                "{{ %s1 }}|[",
                "{{ %s1 }}|{1:",
                "{{ %s1 }}|not ",
                "{{ %s1 }}|-",
                "{{ %s1 }}|f(",
                "{{ %s1 }}|x[",
                "{{ %s1 }}|1 if 1 else ",
                "{{ x%s }}||upper",
                "{{ x%s }}|.a",
                "{{ x%s }}|[0]",
                "{{ x%s }}|()",
                "{{ x%s }}| - 1",
                "{{ x%s }}| and 1",
                "{{ x%s }}| if 1",
                "{{ x%s }}| is string",
                "{%% for %sx in y %%}|(",
                "{%% set %sx = 1 %%}|(",
                "%s|{% if 1 %}",
                "%s|{% for x in [1] %}",
                "%s|{% macro m() %}",
                "%s|{% if 1 %}{% elif 2 %}",
                "%s|{% set x %}",
                "%s|{% call f() %}",
                "%s|{% generation %}",
                "%s|{{ '",
                "%s|{{ (",
                "%s|{# ",
                "%s|{% raw %}"
            })
    void survivesEndlessNestingOnASmallStack(String pattern) throws InterruptedException {
        int bar = pattern.startsWith("{{ x%s }}||") ? pattern.indexOf("||") : pattern.indexOf('|');
        String source = pattern.substring(0, bar)
                .replace("%%", "%")
                .replace("%s", pattern.substring(bar + 1).repeat(20_000));

        assertThat(onSmallStack(source)).isIn("TemplateException", "nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
                "{% macro m(x) %}{% if x %}{% for i in [1] %}{% if i %}{{ (((m(x) ~ 1) | upper) ~ 2) | trim }}{% endif %}{% endfor %}{% endif %}{% endmacro %}{{ m(1) }}",
                "{% set ns = namespace(x=1) %}{% for i in range(99999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}",
                "{% set ns = namespace(x=1) %}{% for i in range(99999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x | tojson }}",
                "{% set ns = namespace(x=1, y=1) %}{% for i in range(99999) %}{% set ns.x = [ns.x] %}{% set ns.y = [ns.y] %}{% endfor %}{{ ns.x == ns.y }}",
                "{% set ns = namespace(x=1, y=1) %}{% for i in range(99999) %}{% set ns.x = [ns.x] %}{% set ns.y = [ns.y] %}{% endfor %}{{ ns.x < ns.y }}",
                "{% set ns = namespace(x=1) %}{% for i in range(99999) %}{% set ns.x = (ns.x,) %}{% endfor %}{{ {ns.x: 1} }}",
                "{% set ns = namespace(x=1) %}{% for i in range(99999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x | pprint }}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99999) %}{% set ns.x = ns.x | map('string') %}{% endfor %}{{ ns.x | list }}",
                "{% set ns = namespace() %}{% set ns.a = [ns] %}{{ ns }}",
                "{% set ns = namespace() %}{% set ns.a = {'k': ns} %}{{ ns.a }}{{ ns.a == ns.a }}"
            })
    void survivesDeepValuesAndCallsOnASmallStack(String source) throws InterruptedException {
        assertThat(onSmallStack(source)).isIn("TemplateException", "nothing");
    }

    private static String onSmallStack(String source) throws InterruptedException {
        AtomicReference<String> thrown = new AtomicReference<>("nothing");
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Template.compile(source, LIMITS).render(Map.of(), NOW);
                    } catch (RuntimeException | Error e) {
                        thrown.set(e.getClass().getSimpleName());
                    }
                },
                "small stack",
                SMALL_STACK_BYTES);
        thread.start();
        thread.join();
        return thrown.get();
    }

    @Test
    void reachesNothingButItsValues() {
        assertThat(failure("{{ ''.__class__.__mro__ }}").errorClass()).isEqualTo("SecurityError");
        assertThat(failure("{{ cycler.__init__.__globals__ }}").errorClass()).isEqualTo("SecurityError");
        assertThat(failure("{{ '{0.__class__.__mro__}'.format(1) }}").errorClass())
                .isEqualTo("SecurityError");
        assertThat(failure("{{ ''.getClass() }}").errorClass()).isEqualTo("UndefinedError");
        assertThat(failure("{{ [].append(1) }}").errorClass()).isEqualTo("SecurityError");
    }
}
