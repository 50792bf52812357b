package io.rightsizer.analyzer.collector;

import java.time.Duration;

/// Hears of every request to a server, from several threads. Recordings are not heard of.
public interface RequestObserver {

    RequestObserver NONE = new RequestObserver() {
        @Override
        public void answered(String kind, String code, Duration took, long bytes) {}

        @Override
        public void retried(String kind) {}
    };

    /// @param kind the last part of the path: `read`, `series`, `query`, `query_range`
    /// @param code the status, or `error` where no answer came
    /// @param took until the last byte was read
    /// @param bytes read of the answer, inflated
    void answered(String kind, String code, Duration took, long bytes);

    /// What failed is asked again.
    void retried(String kind);
}
