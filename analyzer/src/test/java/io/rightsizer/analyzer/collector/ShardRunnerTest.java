package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardRunnerTest {

    private final List<Integer> shards = IntStream.range(0, 40).boxed().toList();

    @Test
    void handsResultsOverInOrderOnTheCallingThread() throws InterruptedIOException {
        var results = new ArrayList<Integer>();
        var threads = new HashSet<Thread>();

        new ShardRunner(3).run(shards, shard -> shard * 10, (index, result) -> {
            results.add(result);
            threads.add(Thread.currentThread());
        });

        assertThat(results)
                .isEqualTo(
                        IntStream.range(0, 40).map(shard -> shard * 10).boxed().toList());
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void holdsOneShardMoreThanThereAreThreads() throws InterruptedIOException {
        var held = new AtomicInteger();
        var most = new AtomicInteger();

        new ShardRunner(2)
                .run(
                        shards,
                        shard -> {
                            most.accumulateAndGet(held.incrementAndGet(), Math::max);
                            return shard;
                        },
                        (index, result) -> held.decrementAndGet());

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void doesNotHideABug() {
        assertThatThrownBy(() -> new ShardRunner(2)
                        .run(
                                shards,
                                shard -> {
                                    throw new IllegalArgumentException("shard " + shard);
                                },
                                (index, result) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("shard 0");
    }
}
