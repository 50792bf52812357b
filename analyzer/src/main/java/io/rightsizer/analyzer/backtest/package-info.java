/// Replays policies over history: each is fitted on the past only and judged on what came after.
@NullMarked
package io.rightsizer.analyzer.backtest;

import org.jspecify.annotations.NullMarked;
