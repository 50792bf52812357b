package io.rightsizer.api.cli;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.Run;
import io.rightsizer.patches.pullrequest.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a run's pull requests became, noted in the history for the report.
final class PullRequestNotes {

    private static final Pattern NUMBER = Pattern.compile(".*/(\\d{1,18})");

    private PullRequestNotes() {}

    /// Where the history keeps the run; a run from elsewhere has no place for notes. What cannot be noted is said.
    static void note(Run run, String repository, List<Outcome> outcomes, HistoryAccess access, Terminal terminal) {
        if (!access.exists()) {
            return;
        }
        try (var history = access.existing()) {
            var stored = stored(run, history);
            if (stored.isPresent()) {
                for (var one : pullRequests(repository, outcomes)) {
                    history.note(stored.get(), one);
                }
            }
        } catch (IOException failed) {
            terminal.say("rightsizer: the pull requests are not noted: " + failed.getMessage());
        }
    }

    private static Optional<StoredRun> stored(Run run, History history) throws IOException {
        return history.runs().stream()
                .filter(one -> one.id().equals(run.run().id()))
                .findFirst();
    }

    /// One for each address; several outcomes may tell of the same.
    static List<PullRequest> pullRequests(String repository, List<Outcome> outcomes) {
        var byUrl = new LinkedHashMap<String, List<Outcome>>();
        outcomes.stream()
                .filter(one ->
                        NUMBER.matcher(one.url()).matches() && !one.workloads().isEmpty())
                .forEach(one ->
                        byUrl.computeIfAbsent(one.url(), _ -> new ArrayList<>()).add(one));
        return byUrl.entrySet().stream()
                .map(named -> pullRequest(repository, named.getKey(), named.getValue()))
                .toList();
    }

    private static PullRequest pullRequest(String repository, String url, List<Outcome> outcomes) {
        var number = NUMBER.matcher(url);
        if (!number.matches()) {
            throw new IllegalArgumentException("no number: " + url);
        }
        var workloads = outcomes.stream()
                .flatMap(one -> one.workloads().stream())
                .distinct()
                .sorted()
                .toList();
        return new PullRequest(
                repository,
                Long.parseLong(number.group(1)),
                url,
                outcomes.getFirst().branch(),
                state(outcomes.getFirst().what()),
                workloads);
    }

    private static String state(Outcome.What what) {
        return switch (what) {
            case OBSERVED -> "merged";
            case DECLINED, CLOSED -> "closed";
            case OPENED, UPDATED, UNCHANGED, FROZEN, EDITED, WAITING, OPTED_OUT, LEFT_OUT, FAILED -> "open";
        };
    }
}
