package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.List;

/// What processes tell of their own memory, by the names that Micrometer and the official clients for Java, Go and
/// Node.js give it. JVMs have up to ten series of each of these for their pools, so values are asked only where
/// needed.
enum RuntimeMetric {
    JVM_USED(Form.SEEN, "jvm_memory_used_bytes", "containers that run a JVM"),
    JVM_USED_OLD_CLIENT(Form.SEEN, "jvm_memory_bytes_used", "containers that run a JVM"),
    HEAP_MAX(Form.NOW, "jvm_memory_max_bytes", "heap maxima of JVMs", Matcher.equal("area", "heap")),
    HEAP_MAX_OLD_CLIENT(Form.NOW, "jvm_memory_bytes_max", "heap maxima of JVMs", Matcher.equal("area", "heap")),
    NON_HEAP(Form.PEAK, "jvm_memory_used_bytes", "metaspace and code of JVMs", Matcher.equal("area", "nonheap")),
    NON_HEAP_OLD_CLIENT(
            Form.PEAK, "jvm_memory_bytes_used", "metaspace and code of JVMs", Matcher.equal("area", "nonheap")),
    /// Mapped buffers are left out: they are files, whose pages the kernel takes back.
    BUFFERS(Form.PEAK, "jvm_buffer_memory_used_bytes", "direct buffers of JVMs", Matcher.equal("id", "direct")),
    BUFFERS_CLIENT(Form.PEAK, "jvm_buffer_pool_used_bytes", "direct buffers of JVMs", Matcher.equal("pool", "direct")),
    THREADS(Form.PEAK, "jvm_threads_live_threads", "threads of JVMs"),
    THREADS_CLIENT(Form.PEAK, "jvm_threads_current", "threads of JVMs"),
    LIVE_DATA(Form.PEAK, "jvm_gc_live_data_size_bytes", "live heap of JVMs"),
    LIVE_POOLS(Form.PEAK, "jvm_memory_pool_collection_used_bytes", "live heap of JVMs"),
    LIVE_SHARE(Form.PEAK, "jvm_memory_usage_after_gc_percent", "live heap of JVMs"),
    LIVE_SHARE_NEW_NAME(Form.PEAK, "jvm_memory_usage_after_gc", "live heap of JVMs"),
    GO_MEMORY_LIMIT(Form.NOW, "go_gc_gomemlimit_bytes", "memory limits of Go programs"),
    NODE_HEAP(Form.SEEN, "nodejs_heap_size_total_bytes", "containers that run Node.js"),
    NODE_HEAP_LIMIT(Form.NOW, "nodejs_heap_size_limit_bytes", "heap limits of Node.js");

    /// What is asked of the server.
    enum Form {
        /// Only which containers have the series now: one row a container.
        SEEN,
        /// The newest value.
        NOW,
        /// The highest value of the window.
        PEAK
    }

    private final Form form;
    private final String series;
    private final String reason;
    private final List<Matcher> matchers;

    RuntimeMetric(Form form, String series, String reason, Matcher... matchers) {
        this.form = form;
        this.series = series;
        this.reason = reason;
        this.matchers = List.of(matchers);
    }

    Form form() {
        return form;
    }

    String series() {
        return series;
    }

    String reason() {
        return reason;
    }

    List<Matcher> matchers() {
        return matchers;
    }

    boolean isOfJvm() {
        return series.startsWith("jvm_");
    }
}
