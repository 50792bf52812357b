package io.rightsizer.api.report.backtest;

import java.io.IOException;
import java.io.Writer;

final class BacktestPage {
    BacktestPage(BacktestRun run) {}

    void write(Writer out) throws IOException {}
}
