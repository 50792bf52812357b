package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.FakeForge.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/config.git, GITHUB, https://api.github.com, acme/config, github.com/acme/config",
        "https://github.com/acme/config/, GITHUB, https://api.github.com, acme/config, github.com/acme/config",
        "https://x-access-token:ghs_1@github.com/acme/config, GITHUB, https://api.github.com, acme/config,"
                + " github.com/acme/config",
        "git@github.com:acme/config.git, GITHUB, https://api.github.com, acme/config, github.com/acme/config",
        "ssh://git@ssh.github.com:443/acme/config.git, GITHUB, https://api.github.com, acme/config,"
                + " github.com/acme/config",
        "https://acme.ghe.com/acme/config, GITHUB, https://api.acme.ghe.com, acme/config, acme.ghe.com/acme/config",
        "git@gitlab.com:acme/platform/config.git, GITLAB, https://gitlab.com/api/v4, acme/platform/config,"
                + " gitlab.com/acme/platform/config"
    })
    void knowsTheForgesOfTheWorld(String remote, ForgeKind kind, URI api, String repository, String description) {
        var address = ForgeAddress.of(remote, null);

        assertThat(address).isEqualTo(new ForgeAddress(kind, api, repository));
        assertThat(address.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.acme.io/acme/config.git, GITHUB, https://git.acme.io/api/v3",
        "ssh://git@git.acme.io:2222/acme/config.git, GITLAB, https://git.acme.io/api/v4",
        "https://git.acme.io:8443/acme/config.git, GITLAB, https://git.acme.io:8443/api/v4"
    })
    void isToldWhatAnotherHostRuns(String remote, ForgeKind kind, URI api) {
        assertThat(ForgeAddress.of(remote, kind)).isEqualTo(new ForgeAddress(kind, api, "acme/config"));
    }

    @Test
    void asksWhatAnUnknownHostRuns() {
        assertThat(failure(() -> ForgeAddress.of("git@git.acme.io:acme/config.git", null)))
                .hasMessage("which forge runs at git.acme.io? Say whether it is github or gitlab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/srv/git/config.git",
                "file:///srv/git/config.git",
                "https://github.com/acme",
                "https://github.com/acme/config/tree/main",
                "https://github.com/acme/../user",
                "https://github.com/acme/con%2Ffig",
                "https://github.com/acme/config?x=y",
                "http://github.example.com/acme/config"
            })
    void refusesWhatIsNoRepositoryOfAForge(String remote) {
        assertThat(failure(() -> ForgeAddress.of(remote, ForgeKind.GITHUB)).code())
                .isEqualTo(ForgeCode.REFUSED);
    }

    @Test
    void neverQuotesARemoteThatMayHoldAToken() {
        var failure =
                failure(() -> ForgeAddress.of("ftp://user:" + FakeForge.SECRET + "@github.com/acme/config", null));

        assertThat(failure.code()).isEqualTo(ForgeCode.REFUSED);
        assertThat(failure).hasMessageStartingWith("the Git remote is no address of a forge");
    }
}
