package io.rightsizer.api.demo;

import java.util.List;
import java.util.Map;

/// One series as a client sees it after decoding.
record Decoded(Map<String, String> labels, long[] times, double[] values, List<byte[]> chunks) {

    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
