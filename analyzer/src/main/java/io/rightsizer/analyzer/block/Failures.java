package io.rightsizer.analyzer.block;

/// Hears what could not be read while the rest is.
@FunctionalInterface
public interface Failures {

    void add(BlockException failure);
}
