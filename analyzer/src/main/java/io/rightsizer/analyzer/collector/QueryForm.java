package io.rightsizer.analyzer.collector;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What an instant query asks: the forms the collector needs, which are also answered without a server, and
/// any text, which only a server answers.
sealed interface QueryForm {

    String text();

    /// The newest sample of the look-back, unless the series has ended.
    record Latest(Selector selector) implements QueryForm {
        @Override
        public String text() {
            return selector.promQl();
        }
    }

    /// The newest or the highest sample of a range, ended series included.
    record OverTime(Which which, Selector selector, Duration range) implements QueryForm {
        @Override
        public String text() {
            var function = which.name().toLowerCase(Locale.ROOT);
            return String.format(Locale.ROOT, "%s_over_time(%s[%ds])", function, selector.promQl(), range.toSeconds());
        }
    }

    /// How many series have a newest sample, by what they have as these labels.
    record CountBy(List<String> labels, Selector selector) implements QueryForm {
        @Override
        public String text() {
            return "count by (" + String.join(", ", labels) + ") (" + selector.promQl() + ")";
        }
    }

    /// Any PromQL.
    record Text(String text) implements QueryForm {}

    /// Which sample of a range counts.
    enum Which {
        LAST,
        MAX
    }
}
