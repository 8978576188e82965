package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "",
                "x",
                "/a\r\nSet-Cookie: b",
                "/\t/evil"
            })
    void refusesToLeaveTheServer(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Redirect.to(path));
    }

    @Test
    void keepsPathAndQuery() {
        assertThat(Redirect.to("/projects/1?x=1#y").getHeaderString("Location")).isEqualTo("/projects/1?x=1#y");
    }
}
