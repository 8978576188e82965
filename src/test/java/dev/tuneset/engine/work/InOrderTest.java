package dev.tuneset.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InOrderTest {
    private static final long LARGE = 1L << 30;

    private final List<Integer> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void takesResultsInTheOrderOfTheSource(int threads) throws IOException {
        AtomicInteger at = new AtomicInteger();
        AtomicInteger takers = new AtomicInteger();

        InOrder.run(
                threads,
                () -> {
                    int piece = at.getAndIncrement();
                    return piece == 5_000 ? null : new InOrder.Piece<>(() -> unevenly(piece), 1);
                },
                result -> {
                    assertThat(takers.incrementAndGet()).isEqualTo(1);
                    taken.add(result);
                    takers.decrementAndGet();
                });

        assertThat(taken).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void nothingComesOfNothing(int threads) throws IOException {
        InOrder.run(threads, pieces(List.of(), 1), taken::add);

        assertThat(taken).isEmpty();
    }

    @Test
    void doesOnePieceAlone() throws IOException {
        List<Thread> workers = new ArrayList<>();

        InOrder.run(8, pieces(List.of(() -> workers.add(Thread.currentThread()) ? 1 : 0), 1), taken::add);

        assertThat(workers).containsExactly(Thread.currentThread());
        assertThat(taken).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void failsAsTheWorkFailedWhenWhatCameBeforeIsTaken(int threads) {
        Callable<Integer> broken = () -> {
            throw new IOException("cut off");
        };
        List<Callable<Integer>> work = new ArrayList<>(List.of(() -> unevenly(400), () -> 2, broken));
        IntStream.range(0, 100).forEach(more -> work.add(() -> more));

        assertThatThrownBy(() -> InOrder.run(threads, pieces(work, 1), taken::add))
                .isInstanceOf(IOException.class)
                .hasMessage("cut off");
        assertThat(taken).containsExactly(400, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void failsAsTheSourceFailedWhenWhatCameBeforeIsTaken(int threads) {
        AtomicInteger at = new AtomicInteger();

        assertThatThrownBy(() -> InOrder.run(
                        threads,
                        () -> {
                            int piece = at.getAndIncrement();
                            if (piece == 3) {
                                throw new IOException("unreadable");
                            }
                            return new InOrder.Piece<>(() -> unevenly(piece), 1);
                        },
                        taken::add))
                .isInstanceOf(IOException.class)
                .hasMessage("unreadable");
        assertThat(taken).containsExactly(0, 1, 2);
        assertThat(at).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void failsAsTheSinkFailedAndReadsNoFurther(int threads) {
        AtomicInteger at = new AtomicInteger();

        assertThatThrownBy(() -> InOrder.run(
                        threads,
                        () -> {
                            int piece = at.getAndIncrement();
                            return new InOrder.Piece<>(() -> piece, 1);
                        },
                        result -> {
                            if (result == 50) {
                                throw new IllegalStateException("full");
                            }
                            taken.add(result);
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(taken).hasSize(50);
        assertThat(at).hasValueLessThan(50 + 8 * 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void letsLittleOfTheSourceWaitInMemory(int threads) throws IOException {
        AtomicInteger inMemory = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger at = new AtomicInteger();

        InOrder.run(
                threads,
                () -> {
                    int piece = at.getAndIncrement();
                    most.accumulateAndGet(inMemory.incrementAndGet(), Math::max);
                    return piece == 20 ? null : new InOrder.Piece<>(() -> piece, LARGE);
                },
                result -> {
                    inMemory.decrementAndGet();
                    taken.add(result);
                });

        assertThat(taken).hasSize(20);
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void sharesLargePiecesToo() throws IOException {
        AtomicInteger at = new AtomicInteger();

        InOrder.run(
                2,
                () -> {
                    int piece = at.getAndIncrement();
                    return piece == 3 ? null : new InOrder.Piece<>(() -> piece, LARGE);
                },
                taken::add);

        assertThat(taken).containsExactly(0, 1, 2);
    }

    @Test
    void isCancelledWithTheThreadThatCalled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                InOrder.run(
                        2,
                        () -> new InOrder.Piece<>(
                                () -> {
                                    begun.countDown();
                                    Thread.sleep(20);
                                    return 1;
                                },
                                1),
                        result -> {});
            } catch (TunesetException | IOException e) {
                thrown.add(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();

        assertThat(thrown)
                .singleElement()
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        cancelled -> assertThat(cancelled.code()).isEqualTo("cancelled"));
    }

    private static InOrder.Source<Integer> pieces(List<Callable<Integer>> work, long bytes) {
        Iterator<Callable<Integer>> rest = work.iterator();
        return () -> rest.hasNext() ? new InOrder.Piece<>(rest.next(), bytes) : null;
    }

    /** Some pieces take much longer than others. */
    private static int unevenly(int piece) throws InterruptedException {
        if (piece % 400 == 0) {
            Thread.sleep(5);
        }
        return piece;
    }
}
