package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.FakeForge.A;
import static io.rightsizer.patches.forge.FakeForge.B;
import static io.rightsizer.patches.forge.FakeForge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.forge.Forge.NewPullRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedForgeTest {

    private static final String BRANCH = "rightsizer/prod/shop/down";

    private FakeForge fake;
    private PlannedForge forge;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        fake = FakeForge.start(ForgeKind.GITHUB, directory);
        forge = PlannedForge.over(fake.forge());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void saysWhatItWouldWriteAndWritesNothing() throws InterruptedException {
        fake.answering(json(404, "{}"), json("{\"default_branch\":\"main\"}"));
        forge.publish(BRANCH, null, A, List.of(new FileWrite("a.yaml", "1\n")), "m");
        var opened = forge.open(new NewPullRequest(BRANCH, "main", "rightsize(shop)", "body", true));
        forge.label(opened.number(), Set.of("rightsizing", "lane:down"));
        forge.requestReview(opened.number(), Set.of("alice"));
        forge.edit(7, "rightsize(cart)", "body");
        forge.comment(7, "moved\nup");
        forge.unlabel(7, "risk:low");
        forge.close(7);
        forge.deleteBranch(BRANCH, A);
        forge.openIssue("Right-sizing", "body", Set.of());
        forge.editIssue(3, "Right-sizing", "body");

        assertThat(forge.planned()).containsExactly("""
                create branch rightsizer/prod/shop/down at a commit of 1 file on aaaaaaa
                open a draft pull request of rightsizer/prod/shop/down into main: rightsize(shop)
                label that pull request with lane:down, rightsizing
                ask alice to review that pull request
                edit pull request 7: rightsize(cart)
                comment on pull request 7: moved up
                take label risk:low from pull request 7
                close pull request 7
                delete branch rightsizer/prod/shop/down at aaaaaaa
                open an issue: Right-sizing
                edit issue 3: Right-sizing""".split("\n"));
        assertThat(forge.writes()).isZero();
        assertThat(fake.asked()).allMatch(asked -> asked.startsWith("GET "));
    }

    @Test
    void tellsThatABranchMovedAsTheRealRunWould() {
        fake.answering(json("{\"object\":{\"sha\":\"" + B + "\"}}"));

        assertThat(forge.publish(BRANCH, A, A, List.of(), "m")).isEqualTo(new Published.Moved(B));
        assertThat(forge.planned()).isEmpty();
    }
}
