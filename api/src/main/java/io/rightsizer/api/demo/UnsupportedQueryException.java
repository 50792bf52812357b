package io.rightsizer.api.demo;

/// The request asks for more than the simulated server understands; answered with 422.
final class UnsupportedQueryException extends RuntimeException {

    UnsupportedQueryException(String message) {
        super(message);
    }
}
