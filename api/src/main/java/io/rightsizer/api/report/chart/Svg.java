package io.rightsizer.api.report.chart;

import io.rightsizer.api.report.Html;

/// Writes the few elements charts are made of. No style but classes: the page's policy forbids any other.
final class Svg {

    private final StringBuilder svg = new StringBuilder();

    /// @param id begins every id within; unique on the page
    /// @param title what it is, in a few words
    /// @param summary what it shows, for those who cannot see it
    Svg(String id, String style, double width, double height, String title, String summary) {
        var safe = Html.text(id);
        svg.append("<svg class=\"chart %s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n"
                .formatted(style, Math.round(width), Math.round(height), safe, safe));
        svg.append("<title id=\"%s-title\">%s</title>\n".formatted(safe, Html.text(title)));
        svg.append("<desc id=\"%s-desc\">%s</desc>\n".formatted(safe, Html.text(summary)));
    }

    /// Stripes for where nothing is known, by the name `url(#id-gap)`.
    void hatch(String id) {
        svg.append("<pattern id=\"%s-gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                .formatted(Html.text(id)));
        svg.append(" patternTransform=\"rotate(45)\"><line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/>");
        svg.append("</pattern>\n");
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, Html.pixels(x1), Html.pixels(y1), Html.pixels(x2), Html.pixels(y2)));
    }

    void rectangle(String style, double left, double top, double width, double height) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(style, Html.pixels(left), Html.pixels(top), Html.pixels(width), Html.pixels(height)));
    }

    void hatched(String id, double left, double top, double width, double height) {
        svg.append("<rect class=\"gap\" fill=\"url(#%s-gap)\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(
                        Html.text(id), Html.pixels(left), Html.pixels(top), Html.pixels(width), Html.pixels(height)));
    }

    void path(String style, String commands) {
        svg.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, commands));
    }

    void circle(String style, double x, double y, double radius) {
        svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                .formatted(style, Html.pixels(x), Html.pixels(y), Html.pixels(radius)));
    }

    /// @param anchor `start`, `middle` or `end`
    void text(String style, double x, double y, String anchor, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(style, Html.pixels(x), Html.pixels(y), anchor, Html.text(words)));
    }

    String end() {
        return svg.append("</svg>\n").toString();
    }
}
