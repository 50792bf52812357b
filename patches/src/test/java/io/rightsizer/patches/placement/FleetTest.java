package io.rightsizer.patches.placement;

import static io.rightsizer.patches.placement.Wanted.change;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    private final Path directory;

    FleetTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void thin() throws Exception {
        var plan = Repository.fleet(directory)
                .plan(
                        change(
                                "shop-eu/Deployment/eu-web-v2",
                                "web requests.cpu=250m requests.memory=512Mi limits.cpu=-"),
                        change("shop-eu/Deployment/eu-search-v2", "search requests.cpu=250m limits.memory=1Gi"),
                        change("shop-eu/Deployment/eu-feed-v2", "feed requests.cpu=250m"),
                        change("shop-eu/Rollout/eu-checkout-v2", "checkout requests.cpu=250m limits.cpu=-"),
                        change(
                                "shop-eu/Deployment/eu-cart-v2",
                                "cart requests.cpu=250m",
                                "init:mesh requests.cpu=50m"));
        plan.workloads().forEach(System.out::println);
        plan.rendered().forEach(System.out::println);
        plan.files().forEach(file -> System.out.println("=== " + file.path() + "\n" + file.after()));
        assertThat(plan.workloads()).hasSize(5);
    }
}
