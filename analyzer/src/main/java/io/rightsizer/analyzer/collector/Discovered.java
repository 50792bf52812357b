package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.util.List;
import java.util.stream.Stream;

/// A workload with all its pods of the window.
///
/// @param pods dead ones included, in order of name
/// @param weight containers that run at the end of the window, at least 1; dead pods hold only the stretch they
///     lived, so
///     this is what the workload's usage weighs in memory
/// @param running whether it has pods at the end, wants some, or is a job that ran in the window
/// @param gone containers earlier pods had and the newest have not
record Discovered(Workload workload, List<PodKey> pods, int weight, boolean running, List<Container> gone) {

    boolean declares(String container) {
        return Stream.concat(workload.containers().stream(), gone.stream())
                .anyMatch(declared -> declared.name().equals(container));
    }
}
