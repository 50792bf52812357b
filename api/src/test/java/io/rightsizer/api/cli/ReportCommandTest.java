package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @Test
    void writesThePagesOfASavedRun(@TempDir Path directory) {
        var out = directory.resolve("report");

        var report = rightsizer("report", "--from", DemoRun.saved(), "--out", out.toString());

        assertThat(report.exitCode()).isZero();
        assertThat(report.out()).endsWith(" pages; open " + out.resolve("index.html") + "\n");
        assertThat(out.resolve("index.html"))
                .content()
                .contains("What to do this week", "deploy/stream-processor", "OOM_KILLED");
    }

    @Test
    void scansIntoOnePage(@TempDir Path directory) throws IOException {
        var file = directory.resolve("report.html");

        var scan = rightsizer("scan", "--from", DemoRun.saved(), "-o", "html", "--out", file.toString());

        assertThat(scan.exitCode()).isZero();
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("deploy/checkout", "<style>");
    }

    @Test
    void servesNobodyElseWithoutAProof() {
        var serve = rightsizer("serve", "--from", DemoRun.saved(), "--host", "0.0.0.0");

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.complaints())
                .containsExactly("rightsizer: at 0.0.0.0 anybody could read the report: give --passwords FILE,"
                        + " --token FILE, --proxy RANGE or --jwt-issuer, or stay at 127.0.0.1");
    }

    @Test
    void refusesTwoProofsAndHalfAProxy(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("token"), "5a1f0c7e93b84d26a7f1")
                .toString();

        assertThat(rightsizer("serve", "--demo", "--token", file, "--passwords", file)
                        .complaints())
                .containsExactly("rightsizer: give one of --passwords, --token, --proxy and --jwt-issuer");
        assertThat(rightsizer("serve", "--demo", "--proxy", "10.0.0.0/8").complaints())
                .containsExactly("rightsizer: --proxy and --proxy-secret go together: addresses alone can be forged");
        assertThat(rightsizer("serve", "--demo", "--proxy", "ten", "--proxy-secret", file)
                        .complaints())
                .containsExactly("rightsizer: 'ten' is no range of addresses; write it like 10.0.0.0/8");
        assertThat(rightsizer("serve", "--demo", "--port", "70000").exitCode()).isEqualTo(2);
    }

    @Test
    void refusesADirectoryOfSomethingElse(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        var report = rightsizer("report", "--demo", "--out", directory.toString());

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.complaints()).singleElement().asString().contains("it holds files that are not of a report");
    }
}
