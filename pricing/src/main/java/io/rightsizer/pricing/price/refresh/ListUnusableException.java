package io.rightsizer.pricing.price.refresh;

import java.io.IOException;

/// A public price list that cannot be had or is not one: what failed, on what, and what to try.
public final class ListUnusableException extends IOException {

    private static final long serialVersionUID = 1L;

    ListUnusableException(String message) {
        super(message);
    }

    ListUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
