package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Turns turns = new Turns();

    @Test
    void makesNoMoreAtOnceThanThereAreProcessors() throws InterruptedException, ExecutionException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new CountDownLatch(AT_ONCE);
        var may = new Semaphore(0);
        var asked = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 5 * AT_ONCE; number++) {
                asked.add(threads.submit(() -> turns.take(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    all.countDown();
                    may.acquireUninterruptibly();
                    return now.decrementAndGet();
                })));
            }
            all.await();
            assertThat(now).hasValue(AT_ONCE);
            may.release(asked.size());
        }
        for (var each : asked) {
            assertThat(each.get()).isLessThan(AT_ONCE);
        }
        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    void whatFailsGivesItsTurnBack() throws IOException {
        for (int time = 0; time <= AT_ONCE; time++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IOException("no disk");
                    }))
                    .hasMessage("no disk");
        }
        assertThat(turns.take(() -> "made")).isEqualTo("made");
    }
}
