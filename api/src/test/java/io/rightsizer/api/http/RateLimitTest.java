package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(2, 10, now::get);

    private long answered(String client, int requests) {
        return IntStream.range(0, requests)
                .filter(_ -> limit.refuses(client).isEmpty())
                .count();
    }

    @Test
    void takesABurstAndThenTheRate() {
        assertThat(answered("a", 15)).isEqualTo(10);

        now.addAndGet(3 * SECOND);

        assertThat(answered("a", 15)).isEqualTo(6);
    }

    @Test
    void savesUpNoMoreThanABurst() {
        answered("a", 10);

        now.addAndGet(3600 * SECOND);

        assertThat(answered("a", 15)).isEqualTo(10);
    }

    @Test
    void oneClientDoesNotCountForAnother() {
        answered("a", 15);

        assertThat(answered("b", 15)).isEqualTo(10);
    }

    @Test
    void whatWasRefusedDoesNotMakeTheWaitLonger() {
        answered("a", 1000);
        now.addAndGet(SECOND / 2);

        assertThat(answered("a", 5)).isEqualTo(1);
    }

    @Test
    void tellsWhenToComeAgain() {
        var slow = new RateLimit(0.25, 1, now::get);

        assertThat(slow.refuses("a")).isEmpty();
        assertThat(slow.refuses("a")).isEqualTo(OptionalInt.of(4));

        now.addAndGet(4 * SECOND);

        assertThat(slow.refuses("a")).isEmpty();
    }

    @Test
    void aChargeTakesWhatIsLeft() {
        limit.charge("a", 7);
        assertThat(answered("a", 15)).isEqualTo(3);

        limit.charge("a", 1000);
        now.addAndGet(SECOND);
        assertThat(answered("a", 15)).isEqualTo(2);
    }

    @Test
    void remembersNoMoreThanTheClientsOfLate() {
        answered("first", 15);

        IntStream.range(0, 20_000).forEach(client -> limit.refuses("client " + client));

        assertThat(answered("first", 15)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "0:0:0:0:0:0:0:1, ::1, true"
    })
    void addressesOfOneNetworkAreOneClient(String one, String other, boolean same) {
        assertThat(ClientAddress.of(one).equals(ClientAddress.of(other))).isEqualTo(same);
    }
}
