package io.rightsizer.patches.kustomize;

/// The output directory holds something that is not ours; nothing was written. The message is one line for the user.
public final class OutputRefusedException extends RuntimeException {

    OutputRefusedException(String message) {
        super(message);
    }
}
