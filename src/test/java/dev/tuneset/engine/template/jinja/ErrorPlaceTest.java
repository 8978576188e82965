package dev.tuneset.engine.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An error says where in the template it happened. */
class ErrorPlaceTest {
    private static void assertPlace(String source, int line, int column) {
        TemplateException failure = catchThrowableOfType(
                TemplateException.class,
                () -> Template.compile(source)
                        .render(
                                Map.of("messages", List.of(Map.of("role", "user"))),
                                LocalDateTime.of(2025, 1, 1, 0, 0)));

        assertThat(List.of(failure.line(), failure.column()))
                .as(failure.getMessage())
                .isEqualTo(List.of(line, column));
    }

    @Test
    void placesSyntaxErrorsAtTheirToken() {
        assertPlace("a\n{{ b c }}", 2, 6);
        assertPlace("{% if x %}\n\n{% foo %}", 3, 4);
        assertPlace("{% if x %}\n text", 2, 6);
        assertPlace("{{ 'abc }}", 1, 4);
        assertPlace("ü👍{{ ) }}", 1, 6);
        assertPlace("{{ 'x'\n | nofilter }}", 2, 4);
        assertPlace("\n {% break %}", 2, 5);
    }

    @Test
    void placesFailuresAtTheExpression() {
        assertPlace("a\r\nb {{ 1 + 'x' }}", 2, 6);
        assertPlace("{% for m in messages %}\n  {{ m.content.text }}\n{% endfor %}", 2, 16);
        assertPlace("{% for m in messages %}\n{{- m['content'] + '!' }}{% endfor %}", 2, 5);
        assertPlace("{% macro m() %}\n{{ raise_exception('no') }}{% endmacro %}\n{{ m() }}", 2, 19);
        assertPlace("x\n{% for a in 5 %}{% endfor %}", 2, 4);
        assertPlace("{% set x = [3, 'a'] | sort %}", 1, 23);
        assertPlace("{% if true %}\n{{ 'x' | nofilter }}{% endif %}", 2, 10);
    }

    @Test
    void saysTheSamePlaceInItsMessage() {
        TemplateException failure =
                catchThrowableOfType(TemplateException.class, () -> Template.compile("a\n{{ b c }}"));

        assertThat(failure)
                .hasMessage("TemplateSyntaxError: expected token 'end of print statement', got 'c' (line 2, column 6)");
    }
}
