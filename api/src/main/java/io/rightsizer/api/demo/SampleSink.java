package io.rightsizer.api.demo;

/// Takes the samples of one series in time order; times are epoch milliseconds.
@FunctionalInterface
interface SampleSink {

    void sample(long millis, double value);
}
