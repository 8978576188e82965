package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerTest {
    @Test
    void knowsItsNeighbours() {
        Pager pager = new Pager("/rows?limit=50", 50, 50, 120);
        assertThat(pager.previous()).isEqualTo("/rows?limit=50&offset=0");
        assertThat(pager.next()).isEqualTo("/rows?limit=50&offset=100");
        assertThat(pager.last()).isEqualTo("/rows?limit=50&offset=100");
        assertThat(pager.from()).isEqualTo(51);
        assertThat(pager.to()).isEqualTo(100);
    }

    @Test
    void startsItsLastPageAtAWholeNumberOfPages() {
        assertThat(new Pager("/rows", 0, 50, 100).last()).isEqualTo("/rows?offset=50");
    }

    @Test
    void hasNoNeighboursWhenThereIsNothing() {
        Pager pager = new Pager("/rows", 0, 50, 0);
        assertThat(pager.hasNext()).isFalse();
        assertThat(pager.hasPrevious()).isFalse();
        assertThat(pager.from()).isZero();
        assertThat(pager.last()).isEqualTo("/rows?offset=0");
    }
}
