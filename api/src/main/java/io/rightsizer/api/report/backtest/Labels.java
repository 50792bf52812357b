package io.rightsizer.api.report.backtest;

import io.rightsizer.api.report.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds each label of a plot a place near what it names: inside the plot, clear of other labels and marks where that
/// is possible, and off the lines if it can.
final class Labels {

    /// Of the page's 12-pixel sans serif, rather too much than too little.
    private static final double CHARACTER = 6.7;

    private static final double HEIGHT = 14;

    /// Between two labels on one line.
    private static final double GAP = 6;

    /// A label that hides another one or a mark is worse than one that crosses a line.
    private static final double MARK = 10;

    private static final double LINE = 1;

    /// Pixels of distance weigh as much as pixels of line hidden.
    private static final double DISTANCE = 0.6;

    private final Box plot;
    private final List<Obstacle> obstacles = new ArrayList<>();

    Labels(Box plot) {
        this.plot = plot;
    }

    void avoidMark(Box mark) {
        obstacles.add(new Obstacle(mark, MARK));
    }

    void avoidLine(Box piece) {
        obstacles.add(new Obstacle(piece, LINE));
    }

    /// The best place around any of `anchors`, kept clear from now on; absent where the plot is narrower than the text.
    Optional<Place> place(String text, List<Anchor> anchors) {
        var width = SafeText.of(text).codePointCount(0, SafeText.of(text).length()) * CHARACTER;
        var best = anchors.stream()
                .flatMap(anchor -> anchor.around(width).stream())
                .filter(place -> place.box().within(plot))
                .min(Comparator.comparingDouble(this::cost));
        best.ifPresent(place -> avoidMark(place.box().widened(GAP)));
        return best;
    }

    private double cost(Place place) {
        return place.distance() * DISTANCE
                + obstacles.stream()
                        .mapToDouble(
                                obstacle -> obstacle.weight() * obstacle.box().overlap(place.box()))
                        .sum();
    }

    /// What a label may stand beside.
    record Anchor(double x, double y) {

        private static final double[] DISTANCES = {9, 16, 26, 40, 58, 80};
        private static final int DIRECTIONS = 16;

        /// Anchors on the straight way to `other`, which is the last of them, about `step` pixels apart.
        List<Anchor> towards(Anchor other, double step) {
            var steps = (int) Math.clamp(Math.hypot(other.x - x, other.y - y) / step, 1, 1000);
            return IntStream.rangeClosed(1, steps)
                    .mapToObj(done -> new Anchor(x + (other.x - x) * done / steps, y + (other.y - y) * done / steps))
                    .toList();
        }

        private List<Place> around(double width) {
            var places = new ArrayList<Place>();
            for (var distance : DISTANCES) {
                for (int direction = 0; direction < DIRECTIONS; direction++) {
                    var angle = 2 * Math.PI * direction / DIRECTIONS;
                    places.add(place(width, distance, Math.cos(angle), Math.sin(angle)));
                }
            }
            return places;
        }

        /// The label's near edge, not its middle, is `distance` away.
        private Place place(double width, double distance, double across, double down) {
            var left = x + distance * across - width * (1 - across) / 2;
            var top = y + distance * down - HEIGHT * (1 - down) / 2;
            return new Place(this, new Box(left, top, width, HEIGHT), distance);
        }
    }

    /// @param box what the text covers
    /// @param distance from the anchor, in pixels
    record Place(Anchor anchor, Box box, double distance) {

        private static final double BASELINE = 11;
        private static final double FAR = 14;

        double x() {
            return box.left();
        }

        double baseline() {
            return box.top() + BASELINE;
        }

        /// Whether a line must tell which mark is meant.
        boolean isFar() {
            return distance > FAR;
        }
    }

    private record Obstacle(Box box, double weight) {}
}
