package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One issue of a repository that says where everything stands, edited in place. Nothing in it changes by itself from
/// day to day, so a run that finds nothing new writes nothing.
final class Dashboard {

    static final String MARKER = "<!-- rightsizer:dashboard:v1 -->";
    static final String TITLE = "rightsizer dashboard";

    private static final int MOST_ITEMS = 150;
    private static final int KEY_CHARACTERS = 12;
    private static final Pattern TICKED = Pattern.compile(
            "^[ \\t]*[-*] \\[[xX]] <!-- rightsizer:(?:open|again)=([0-9a-f]{12}) -->", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9._~:/%-]+");

    private static final String INTRO = """
            What rightsizer proposes for this repository, and what it does not. Tick a box, and the next run does what \
            it says. Close this issue, and the next run opens a new one.
            """;

    private final List<Outcome> outcomes;
    private final List<Refusal> refusals;
    private final Set<String> ticked;

    Dashboard(List<Outcome> outcomes, List<Refusal> refusals, Set<String> ticked) {
        this.outcomes = outcomes.stream()
                .sorted(Comparator.comparing(Outcome::branch)
                        .thenComparing(one -> one.workloads().toString()))
                .toList();
        this.refusals = refusals.stream()
                .sorted(Comparator.comparing(one -> one.container().toString()))
                .toList();
        this.ticked = Set.copyOf(ticked);
    }

    /// Keys of the boxes that people ticked; what nobody could have written by ticking is not read.
    static Set<String> ticked(String body) {
        var keys = new HashSet<String>();
        TICKED.matcher(body).results().forEach(found -> keys.add(found.group(1)));
        return keys;
    }

    /// What the box of a waiting pull request is named by.
    static String key(String branch) {
        return Digest.of(branch).substring(0, KEY_CHARACTERS);
    }

    boolean isEmpty() {
        return sections().findAny().isEmpty();
    }

    String text() {
        return MARKER + "\n" + INTRO + sections().collect(Collectors.joining());
    }

    private Stream<String> sections() {
        return Stream.of(
                        section("Open", pulls(Dashboard::isOpen)),
                        section("Waiting for their turn", boxes(What.WAITING)),
                        section("Declined", declined()),
                        section("Merged, being watched", workloads(one -> one.what() == What.OBSERVED)),
                        section("Overridden by hand", leftOut("OVERRIDDEN"::equals)),
                        section(
                                "Not mapped",
                                leftOut(code -> !code.equals("OVERRIDDEN") && !code.equals("NOT_RENDERABLE"))),
                        section("Not renderable", leftOut("NOT_RENDERABLE"::equals)),
                        section("Opted out", workloads(one -> one.what() == What.OPTED_OUT)),
                        section("Failed", failed()))
                .filter(section -> !section.isEmpty());
    }

    private static String section(String title, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        var shown = items.stream().limit(MOST_ITEMS).collect(Collectors.joining("\n"));
        var more = items.size() <= MOST_ITEMS ? "" : "\n- and " + (items.size() - MOST_ITEMS) + " more";
        return "\n### " + title + "\n\n" + shown + more + "\n";
    }

    private List<String> pulls(Predicate<Outcome> which) {
        return items(which, one -> "- " + link(one) + names(one.workloads()) + standing(one.what()));
    }

    private List<String> boxes(What what) {
        return items(
                one -> one.what() == what,
                one -> "- " + box("open", key(one.branch())) + Markdown.code(one.branch()) + names(one.workloads())
                        + ": open it now");
    }

    private List<String> declined() {
        return refusals.stream()
                .map(one -> "- " + box("again", one.container().key())
                        + ChangeTable.workload(one.container().workload()) + " "
                        + Markdown.code(one.container().container()) + ": propose it again. "
                        + Markdown.text(one.reason()))
                .toList();
    }

    private List<String> workloads(Predicate<Outcome> which) {
        return items(which, one -> "-" + names(one.workloads()) + ": " + Markdown.text(one.reason()));
    }

    private List<String> leftOut(Predicate<String> code) {
        return workloads(one -> one.what() == What.LEFT_OUT && code.test(one.code()));
    }

    /// The code only: a message may tell the time.
    private List<String> failed() {
        return items(
                one -> one.what() == What.FAILED,
                one -> "- " + (one.branch().isEmpty() ? "" : Markdown.code(one.branch()) + " ") + names(one.workloads())
                        + ": " + Markdown.code(one.code()));
    }

    private List<String> items(Predicate<Outcome> which, Function<Outcome, String> line) {
        return outcomes.stream().filter(which).map(line).toList();
    }

    private String box(String command, String key) {
        return (ticked.contains(key) ? "[x]" : "[ ]") + " <!-- rightsizer:" + command + "=" + key + " --> ";
    }

    private static boolean isOpen(Outcome outcome) {
        return switch (outcome.what()) {
            case OPENED, UPDATED, UNCHANGED, FROZEN, EDITED -> !outcome.branch().isEmpty();
            case DECLINED, OBSERVED, WAITING, CLOSED, OPTED_OUT, LEFT_OUT, FAILED -> false;
        };
    }

    private static String standing(What what) {
        return switch (what) {
            case FROZEN -> " (approved)";
            case EDITED -> " (left to people)";
            default -> "";
        };
    }

    private static String link(Outcome outcome) {
        var branch = Markdown.code(outcome.branch());
        return LINK.matcher(outcome.url()).matches() ? "[" + branch + "](" + outcome.url() + ")" : branch;
    }

    private static String names(List<WorkloadId> workloads) {
        var names = new ArrayList<String>();
        workloads.stream().limit(20).forEach(workload -> names.add(ChangeTable.workload(workload)));
        var more = workloads.size() - names.size();
        return workloads.isEmpty() ? "" : " " + String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }
}
