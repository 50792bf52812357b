package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered<String, String> remembered = new Remembered<>(2);
    private final List<String> worked = new ArrayList<>();

    private String ask(String key) throws IOException {
        return remembered.of(key, () -> {
            worked.add(key);
            return key.repeat(2);
        });
    }

    @Test
    void worksOutOnceWhatWasAskedForLast() throws IOException {
        assertThat(ask("a")).isEqualTo("aa");
        assertThat(ask("b")).isEqualTo("bb");
        assertThat(ask("a")).isEqualTo("aa");
        assertThat(worked).containsExactly("a", "b");
    }

    @Test
    void forgetsWhatWasAskedForLongestAgo() throws IOException {
        ask("a");
        ask("b");
        ask("a");
        ask("c");
        ask("a");
        ask("b");
        assertThat(worked).containsExactly("a", "b", "c", "b");
    }

    @Test
    void triesAgainWhatFailed() throws IOException {
        assertThatThrownBy(() -> remembered.of("a", () -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no disk");
        assertThatThrownBy(() -> remembered.of("a", () -> {
                    throw new IllegalStateException("no run");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no run");
        assertThat(ask("a")).isEqualTo("aa");
    }

    @Test
    void letsAllWaitForOneWhoWorksAndNobodyForAnother() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var times = new AtomicInteger();
        Remembered.Work<String> slow = () -> {
            times.incrementAndGet();
            begun.countDown();
            await(go);
            return "slow";
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int reader = 0; reader < 8; reader++) {
                answers.add(threads.submit(() -> remembered.of("slow", slow)));
            }
            await(begun);
            assertThat(ask("quick")).isEqualTo("quickquick");
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("slow");
            }
        }
        assertThat(times).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
