/// The forms of a backtest: table, JSON, CSV and a page with the frontiers drawn.
@NullMarked
package io.rightsizer.api.report.backtest;

import org.jspecify.annotations.NullMarked;
