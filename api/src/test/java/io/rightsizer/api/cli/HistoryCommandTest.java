package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three runs of the embedded cluster and what the commands make of them.
class HistoryCommandTest {

    private static final String LATEST = "20261115T000000Z-7aa2681b38ef";

    private static final Path DIRECTORY = DemoWeeks.DIRECTORY;

    private static Invocation history(String... command) {
        return DemoWeeks.ask(command);
    }

    @Test
    void listsThemInATableThatFits() {
        var list = history("history", "list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).isEqualTo("""
                RUN                            STATUS    CONTAINERS  TO CHANGE  A MONTH  KEPT   SOURCE
                20261115T000000Z-7aa2681b38ef  complete          43         33   $1,587  whole  embedded demo cluster
                20261101T000000Z-6227ea2b7644  complete          41         34   $1,587  whole  embedded demo cluster
                20261025T000000Z-01b0deeec23b  complete          41         38   $1,587  whole  embedded demo cluster
                """);
    }

    @Test
    void listsThemForPrograms() throws IOException {
        assertThat(history("history", "list", "-o", "csv").outLines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("run,as_of,stored_at,source,status");
        assertThat(history("history", "list", "-o", "json")
                        .json()
                        .get(0)
                        .required("run")
                        .textValue())
                .isEqualTo(LATEST);
    }

    @Test
    void showsARun() throws IOException {
        var shown = history("history", "show", "latest");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.outLines()).allMatch(line -> line.length() <= 120);
        assertThat(shown.out())
                .contains("43 discovered = 33 recommended + 6 unchanged + 4 skipped + 0 failed")
                .contains("1 × m6i.4xlarge on_demand eu-central-1: 0.92 USD an hour of 2025-04-04");
        assertThat(history("history", "show", LATEST, "-o", "json").json().required("rows"))
                .hasSize(43);
        assertThat(history("history", "show", "20261115", "-o", "csv").exitCode())
                .isEqualTo(2);
    }

    @Test
    void exportsTheSavedRunByteForByte() throws IOException {
        assertThat(history("history", "export", "latest").out())
                .isEqualTo(Files.readString(DIRECTORY.resolve("run.json")));
    }

    @Test
    void givesAStoredRunToOtherCommands() {
        var stored = history("scan", "--from", "latest", "-o", "json");

        assertThat(stored.exitCode()).isZero();
        assertThat(DIRECTORY.resolve("run.json")).hasContent(stored.out());
        assertThat(history("history", "list", "-o", "csv").outLines()).hasSize(4);
    }

    @Test
    void explainsAStoredRunAsTheSavedOne() {
        var saved = DIRECTORY.resolve("run.json").toString();

        for (var target : List.of("shop/deploy/checkout", "shop/deploy/storefront", "shop/deploy/chekout", "a/b")) {
            var stored = history("explain", target, "--from", LATEST);
            var expected = rightsizer("explain", target, "--from", saved);

            assertThat(stored.out()).isEqualTo(expected.out());
            assertThat(stored.err()).isEqualTo(expected.err());
            assertThat(stored.exitCode()).isEqualTo(expected.exitCode());
        }
    }

    @Test
    void explainsAStoredRunOnlyAsItWasMade() {
        assertThat(history("explain", "shop/deploy/checkout", "--from", LATEST, "--window", "3d")
                        .complaints())
                .singleElement()
                .asString()
                .contains("--from cannot change");
    }

    @Test
    void comparesRuns() throws IOException {
        var diff = history("diff", "latest~1", "latest");

        assertThat(diff.exitCode()).isZero();
        assertThat(diff.out())
                .contains("appeared  3  new", "gone      1  no longer there", "verdict   2  another verdict")
                .contains("from 20261101T000000Z-6227ea2b7644, 41 containers, to " + LATEST + ", 43 containers");
        var json = history("diff", "latest~1", DIRECTORY.resolve("run.json").toString(), "-o", "json")
                .json();
        assertThat(json.required("counts").required("appeared").intValue()).isEqualTo(3);
    }

    @Test
    void saysSoWhereNothingDiffers() {
        assertThat(history("diff", "latest", "latest").outLines()).first().isEqualTo("no container differs");
    }

    @Test
    void namesWhatItHasWhereARunIsUnknown() {
        var unknown = history("history", "show", "latest~9");

        assertThat(unknown.exitCode()).isEqualTo(4);
        assertThat(unknown.complaints())
                .containsExactly(
                        "rightsizer: the history has no run latest~9, it has 3; 'rightsizer history list' names"
                                + " them");
    }

    @Test
    void refusesAPasswordInTheAddressWithoutShowingIt() {
        var refused = rightsizer("history", "list", "--history", "jdbc:postgresql://db/x?user=me&password=s3cret");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("must not carry a password").doesNotContain("s3cret");
    }

    @Test
    void keepsTheResultOfAScanWhoseHistoryFails(@TempDir Path other) throws IOException {
        var broken = Files.writeString(other.resolve("notes.txt"), "not a history\n");
        var usage = Files.writeString(other.resolve("usage.csv"), UsageCsvTest.usage());

        var scan = rightsizer("scan", "--usage-csv", usage.toString(), "-o", "csv", "--history", broken.toString());

        assertThat(scan.exitCode()).isEqualTo(3);
        assertThat(scan.outLines()).hasSize(3);
        assertThat(scan.complaints()).singleElement().asString().contains("this run is not kept: ", "is no history");
        assertThat(broken).hasContent("not a history");
    }

    @Test
    void isInTheUsersDataDirectoryByDefault(@TempDir Path home) throws IOException {
        var usage = Files.writeString(home.resolve("usage.csv"), UsageCsvTest.usage());
        var environment = Map.of("HOME", home.toString());

        var scan = rightsizer(environment, "scan", "--usage-csv", usage.toString(), "-o", "csv");
        var without = rightsizer(environment, "scan", "--usage-csv", usage.toString(), "--no-history");

        assertThat(scan.exitCode()).as(scan.err()).isEqualTo(without.exitCode());
        assertThat(home.resolve(".local/share/rightsizer/history.db")).exists();
        assertThat(rightsizer(environment, "history", "list", "-o", "csv").outLines())
                .hasSize(2);
    }

    @Test
    void prunesWhatIsNotToBeKept(@TempDir Path other) {
        var copy = other.resolve("copy.db").toString();
        assertThat(history("history", "export", "--to", copy).exitCode()).isZero();

        var pruned = rightsizer("history", "prune", "--keep-outlines", "1", "--history", copy);

        assertThat(pruned.out()).isEqualTo("removed 0 runs, and the evidence of 2\n");
        assertThat(rightsizer("scan", "--from", "latest~1", "--history", copy).err())
                .contains("only the rows are left (history.keepOutlines)");
    }
}
