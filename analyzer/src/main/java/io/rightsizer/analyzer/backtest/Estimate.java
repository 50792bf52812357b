package io.rightsizer.analyzer.backtest;

/// A figure and its 95 % interval by bootstrap over workloads.
public record Estimate(double value, double low, double high) {}
