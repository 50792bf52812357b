package io.rightsizer.analyzer.collector;

/// One element of an instant vector.
record LabelledValue(Labels labels, double value) {}
