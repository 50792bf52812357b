package io.rightsizer.analyzer.recommendation;

/// Says what a start takes where that is more than the request: without a CPU limit it is borrowed from the node.
final class ReportedStartUp implements Guardrail {

    @Override
    public Step apply(Step step, Subject subject) {
        var startUp = subject.signals().startUp();
        var request = step.cpu().request();
        if (startUp == null || request == null || startUp.peakCores() <= request.cores()) {
            return step;
        }
        return step.withCode(Code.STARTUP_CPU)
                .saying("Start-up used up to " + Wording.cores(startUp.peakCores()) + " cores in the first "
                        + StartUp.LENGTH.toMinutes() + " minutes of "
                        + (startUp.starts() == 1 ? "1 start" : Wording.count(startUp.starts()) + " starts")
                        + "; not part of the request.");
    }

    @Override
    public String sought(Subject subject) {
        return "start-up CPU";
    }
}
