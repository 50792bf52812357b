package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.time.Duration;

/// One request failed; the server may well answer another.
final class RequestFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /// What is to be done about it.
    enum Kind {
        /// No connection: worth another try; the server is unusable when that fails too.
        UNREACHABLE,
        /// The server asks to come less often: worth another try, later.
        TOO_OFTEN,
        /// The server or a proxy is overloaded: worth another try, then ask for less.
        OVERLOADED,
        /// The answer broke on its way: worth another try.
        DAMAGED,
        /// The deadline passed: ask for less.
        TIMEOUT,
        /// The server refuses that much at once: ask for less.
        TOO_MUCH,
        /// The answer is larger than anything honest would be.
        LIMIT,
        /// The answer is in a form that is not read here: ask in another way.
        UNSUPPORTED,
        /// Nothing is at this address: the server does not do this, or the URL is wrong.
        MISSING,
        /// The server does not do this.
        REJECTED,
        /// The run has no time left.
        TOO_LATE,
        /// The recording that stands for the server was made without this question.
        NOT_RECORDED
    }

    private final Kind kind;
    private final Duration retryAfter;

    RequestFailedException(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    /// @param retryAfter how long the server asks to wait; zero when it did not say
    RequestFailedException(Kind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    RequestFailedException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = Duration.ZERO;
    }

    Kind kind() {
        return kind;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    boolean asksForLess() {
        return kind == Kind.TOO_MUCH || kind == Kind.TIMEOUT || kind == Kind.OVERLOADED;
    }

    boolean saysServerIsBusy() {
        return kind == Kind.TOO_OFTEN || kind == Kind.OVERLOADED || kind == Kind.TIMEOUT;
    }

    boolean worthAnotherTry() {
        return switch (kind) {
            case UNREACHABLE, TOO_OFTEN, OVERLOADED, DAMAGED -> true;
            case TIMEOUT, TOO_MUCH, LIMIT, UNSUPPORTED, MISSING, REJECTED, NOT_RECORDED, TOO_LATE -> false;
        };
    }
}
