package io.rightsizer.pricing.finance;

import java.io.IOException;

/// A file that finance was asked to work with cannot be meant, or lacks what is needed: one line with what to do.
public final class FinanceInputException extends IOException {

    private static final long serialVersionUID = 1L;

    FinanceInputException(String message) {
        super(message);
    }

    FinanceInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
