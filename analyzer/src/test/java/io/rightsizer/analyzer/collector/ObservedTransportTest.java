package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedTransportTest {

    private final FakePrometheus prometheus = FakePrometheus.start();
    private final List<String> heard = new ArrayList<>();

    private final RequestObserver observer = new RequestObserver() {
        @Override
        public void answered(String kind, String code, Duration took, long bytes) {
            assertThat(took).isPositive();
            heard.add(kind + " " + code + " " + bytes);
        }

        @Override
        public void retried(String kind) {
            heard.add(kind + " again");
        }
    };

    ObservedTransportTest() throws IOException {}

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private PrometheusServer server() throws IOException {
        return HttpPrometheusServer.open(
                        prometheus.access(), CollectorOptions.DEFAULTS, prometheus.retry(), FakePrometheus.clock())
                .observed(observer);
    }

    @Test
    void hearsOfAnswersAndOfWhatIsAskedAgain() throws IOException {
        prometheus.answering(
                FakePrometheus.status(503), json(FakePrometheus.ONE_UP).build());
        try (var server = server()) {
            server.vector(FakePrometheus.UP, FakePrometheus.NOW);

            assertThat(heard)
                    .containsExactly("query 503 0", "query again", "query 200 " + FakePrometheus.ONE_UP.length());
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void hearsOfRequestsWithoutAnAnswer() throws IOException {
        try (var server = server()) {
            prometheus.close();

            assertThatThrownBy(() -> server.vector(FakePrometheus.UP, FakePrometheus.NOW))
                    .isInstanceOf(IOException.class);
            assertThat(heard)
                    .containsExactly("query error 0", "query again", "query error 0", "query again", "query error 0");
        }
    }
}
