package io.rightsizer.pricing.price;

import java.io.IOException;
import java.util.List;

/// A price file the user must mend.
public final class PriceFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    PriceFileException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.getFirst()
                        : problems.getFirst() + " (and " + (problems.size() - 1)
                                + " more; 'rightsizer prices import FILE' lists them)");
        this.problems = List.copyOf(problems);
    }

    /// One line each; never empty.
    public List<String> problems() {
        return problems;
    }
}
