package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Link.Way;
import java.util.List;

/// In which way usage is read.
public enum Reading {
    /// Samples where the server gives them, and less over a slow link.
    MEASURED,

    /// Samples where the server gives them, points elsewhere, at any speed.
    SAMPLES,

    /// Every point of the grid, computed by the server and rounded up.
    POINTS,

    /// The highest points of each hour.
    PEAKS;

    /// What to choose from, the one to begin with first.
    ///
    /// @param remoteRead whether the server gives samples
    List<Way> ways(boolean remoteRead) {
        var able = remoteRead ? List.of(Way.values()) : List.of(Way.POINTS, Way.PEAKS);
        return switch (this) {
            case MEASURED -> able;
            case SAMPLES -> able.subList(0, 1);
            case POINTS -> List.of(Way.POINTS);
            case PEAKS -> List.of(Way.PEAKS);
        };
    }
}
