/// Charts of usage as SVG that needs no script: colours come from the style sheet by class, numbers beside them as
/// text.
@NullMarked
package io.rightsizer.api.report.chart;

import org.jspecify.annotations.NullMarked;
