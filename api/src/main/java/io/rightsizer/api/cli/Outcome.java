package io.rightsizer.api.cli;

import io.rightsizer.api.report.Run;

/// Which exit code a finished run deserves. Missing data outweighs a finding: a finding on part of the data may
/// be wrong.
final class Outcome {

    private Outcome() {}

    static ExitCode of(Run run, Finding finding) {
        return switch (run.run().status()) {
            case FAILED -> ExitCode.SOURCE_UNUSABLE;
            case PARTIAL -> ExitCode.PARTIAL;
            case COMPLETE -> finding.test(run.recommendations()) ? ExitCode.FINDING : ExitCode.OK;
        };
    }
}
