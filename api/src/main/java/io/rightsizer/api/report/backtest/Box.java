package io.rightsizer.api.report.backtest;

/// A rectangle on a plot, in pixels from its upper left corner.
record Box(double left, double top, double width, double height) {

    static Box around(double x, double y, double reach) {
        return new Box(x - reach, y - reach, 2 * reach, 2 * reach);
    }

    /// Between two corners, with `reach` on every side.
    static Box between(double x1, double y1, double x2, double y2, double reach) {
        return new Box(
                Math.min(x1, x2) - reach,
                Math.min(y1, y2) - reach,
                Math.abs(x1 - x2) + 2 * reach,
                Math.abs(y1 - y2) + 2 * reach);
    }

    Box widened(double reach) {
        return new Box(left - reach, top, width + 2 * reach, height);
    }

    /// Pixels both cover.
    double overlap(Box other) {
        var across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        var down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        return across > 0 && down > 0 ? across * down : 0;
    }

    boolean within(Box outer) {
        return left >= outer.left
                && top >= outer.top
                && left + width <= outer.left + outer.width
                && top + height <= outer.top + outer.height;
    }
}
