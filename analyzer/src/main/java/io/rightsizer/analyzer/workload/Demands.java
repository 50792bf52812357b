package io.rightsizer.analyzer.workload;

/// What a workload's owners demand of its sizing, told by a label, an annotation or its PriorityClass.
///
/// @param tier how much risk its numbers may carry
/// @param guaranteed whether its pods must keep QoS class Guaranteed
public record Demands(Criticality tier, boolean guaranteed) {

    public static final Demands NONE = new Demands(Criticality.STANDARD, false);
}
