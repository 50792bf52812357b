package io.rightsizer.analyzer.collector;

/// A PromQL text and the reason it is asked, which messages quote: `container memory, 14d at 5m`.
record PromQuery(String text, String reason) {}
