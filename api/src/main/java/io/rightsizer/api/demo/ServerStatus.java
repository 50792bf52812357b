package io.rightsizer.api.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the server says about itself; the version is that of the Prometheus whose answers it imitates.
final class ServerStatus {

    static final Map<String, Object> BUILD = inOrder(
            "version", "3.5.3",
            "revision", "demo",
            "branch", "rightsizer-demo",
            "buildUser", "",
            "buildDate", "",
            "goVersion", "");

    static final Map<String, Object> FLAGS = inOrder(
            "query.lookback-delta", "5m",
            "query.max-concurrency", "20",
            "query.max-samples", "50000000",
            "query.timeout", "2m",
            "storage.remote.read-concurrent-limit", "10",
            "storage.remote.read-max-bytes-in-frame", "1048576",
            "storage.remote.read-sample-limit", "50000000",
            "storage.tsdb.retention.size", "0B",
            "storage.tsdb.retention.time", "36d");

    static final Map<String, Object> RUNTIME = inOrder(
            "startTime",
            "2026-10-10T00:00:00Z",
            "CWD",
            "/",
            "reloadConfigSuccess",
            true,
            "lastConfigTime",
            "2026-10-10T00:00:00Z",
            "corruptionCount",
            0,
            "goroutineCount",
            1,
            "GOMAXPROCS",
            2,
            "GOMEMLIMIT",
            0,
            "GOGC",
            "75",
            "storageRetention",
            "36d");

    private ServerStatus() {}

    /// `Map.of` would list its keys in another order in every run.
    private static Map<String, Object> inOrder(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put((String) pairs[index], pairs[index + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
