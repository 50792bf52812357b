package io.rightsizer.analyzer.workload;

/// A container of a workload as it is declared now.
///
/// @param runtime what manages its memory, as far as it exports metrics of it
public record Container(String name, ContainerType type, Resources current, ManagedRuntime runtime) {

    public static Container of(String name, ContainerType type, Resources current) {
        return new Container(name, type, current, ManagedRuntime.UNKNOWN);
    }

    public boolean runsJvm() {
        return runtime instanceof ManagedRuntime.Jvm;
    }
}
