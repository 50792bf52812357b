package io.rightsizer.analyzer.workload;

/// A container of a workload as it is declared now.
///
/// @param runsJvm whether it exports JVM metrics, so that its memory follows its limit rather than its need
public record Container(String name, ContainerType type, Resources current, boolean runsJvm) {

    public static Container of(String name, ContainerType type, Resources current) {
        return new Container(name, type, current, false);
    }
}
