package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void addsParametersOneByOne() {
        assertThat(new Query("/rows").with("limit", 50).with("find", "a&b=é 王").path())
                .isEqualTo("/rows?limit=50&find=a%26b%3D%C3%A9+%E7%8E%8B");
        assertThat(new Query("").with("row", 1).path()).isEqualTo("?row=1");
        assertThat(new Query("/rows?limit=50").with("offset", 100).path()).isEqualTo("/rows?limit=50&offset=100");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(new Query("/rows").withAny("find", "").withAny("mark", "x").path())
                .isEqualTo("/rows?mark=x");
    }
}
