package io.rightsizer.analyzer.block;

/// A test as one index asks it of its series: by number, and a value that comes again is not judged again.
final class SymbolTest {

    private final LabelTest test;
    private final Symbols symbols;
    private final long name;
    private long judged = SeriesEntry.NONE;
    private boolean verdict;

    SymbolTest(LabelTest test, Symbols symbols) throws BlockException {
        this.test = test;
        this.symbols = symbols;
        this.name = symbols.number(test.label());
        this.verdict = test.acceptsAbsence();
    }

    boolean accepts(SeriesEntry series) throws BlockException {
        var value = series.value(name);
        if (value != judged) {
            verdict = value == SeriesEntry.NONE ? test.acceptsAbsence() : test.accepts(symbols.text(value));
            judged = value;
        }
        return verdict;
    }
}
