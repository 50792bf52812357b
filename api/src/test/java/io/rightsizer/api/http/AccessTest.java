package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String SECRET = "5a1f0c7e93b84d26a7f1";

    /// PBKDF2 with HMAC-SHA256 of "correct horse", made with Python's hashlib.pbkdf2_hmac.
    private static final String HASH =
            "pbkdf2-sha256:600000:AAECAwQFBgcICQoLDA0ODw==:lqWQTC4IyNpCMF28xdfPGOrSY21J9ZUmtgbyZpYoFHM=";

    @TempDir
    private Path directory = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("access"), text);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPasswordOpensEveryPage() throws Exception {
        var access = PasswordAccess.of(file("# people\nanna:" + HASH + "\n"));
        try (var site = Site.of(access, SampleRuns.shop())) {
            assertThat(site.get("/", "Authorization", basic("anna:correct horse"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(site.get("/api/v1/runs", "Authorization", basic("anna:correct horse"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "anna:", "bob:correct horse", ":", "anna", "anna:correct horse "})
    void aWrongPasswordOpensNone(String pair) throws Exception {
        var access = PasswordAccess.of(file("anna:" + HASH));
        try (var site = Site.of(access, SampleRuns.shop())) {
            var answer = site.get("/", "Authorization", basic(pair));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("What to do this week");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Basic realm=\"rightsizer\", charset=\"UTF-8\"");
            assertThat(site.get("/assets/report.css").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna:hunter2hunter2", "anna:pbkdf2-sha256:1:AAAA:BBBB", "", "# nobody"})
    void aFileOfAnythingElseIsRefusedWithoutShowingIt(String text) throws IOException {
        var file = file(text);

        assertThatExceptionOfType(AccessFileException.class)
                .isThrownBy(() -> PasswordAccess.of(file))
                .withMessageContaining("rightsizer password NAME")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aHashThatWasMadeHereIsReadHere() throws IOException {
        var hash = PasswordHash.of("correct horse").toString();

        assertThat(PasswordHash.parse(hash).isOf("correct horse")).isTrue();
        assertThat(PasswordHash.parse(hash).isOf("correct house")).isFalse();
        assertThat(PasswordHash.of("correct horse")).doesNotHaveToString(hash);
    }

    @Test
    void aTokenOpensEveryPage() throws Exception {
        var access = TokenAccess.of(file(SECRET + "\n"));
        try (var site = Site.of(access, SampleRuns.shop())) {
            assertThat(site.get("/", "Authorization", "Bearer " + SECRET).statusCode())
                    .isEqualTo(200);
            assertThat(site.get("/", "Authorization", "Bearer " + SECRET + "0").statusCode())
                    .isEqualTo(401);
            assertThat(site.get("/", "Authorization", SECRET).statusCode()).isEqualTo(401);
            assertThat(site.get("/").statusCode()).isEqualTo(401);
        }
        assertThat(access.toString()).doesNotContain(SECRET);
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused() throws IOException {
        var file = file("secret");

        assertThatExceptionOfType(AccessFileException.class)
                .isThrownBy(() -> TokenAccess.of(file))
                .withMessageContaining("less than 16 characters");
    }

    @Test
    void aProxyIsTrustedForItsAddressAndItsSecret() throws Exception {
        var access = ProxyAccess.of("127.0.0.0/8", file(SECRET), GroupRights.NONE);
        try (var site = Site.of(access, SampleRuns.shop())) {
            var right = site.get("/", ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "anna");

            assertThat(right.statusCode()).isEqualTo(200);
            assertThat(site.get("/", ProxyAccess.USER, "anna").statusCode()).isEqualTo(403);
            assertThat(site.get("/", ProxyAccess.SECRET, SECRET).statusCode()).isEqualTo(403);
            assertThat(site.get("/", ProxyAccess.SECRET, "wrong", ProxyAccess.USER, "anna")
                            .statusCode())
                    .isEqualTo(403);
        }
        try (var site = Site.of(ProxyAccess.of("10.0.0.0/8", file(SECRET), GroupRights.NONE), SampleRuns.shop())) {
            assertThat(site.get("/", ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "anna")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aProxyNamesTheGroupsThatSayWhatSomebodySees() throws Exception {
        var groups = GroupRights.of(Files.writeString(directory.resolve("groups"), "developers:teams=shop\nadmins\n"));
        try (var site = Site.of(ProxyAccess.of("127.0.0.0/8", file(SECRET), groups), SampleRuns.shop())) {
            assertThat(proxied(site, ProxyAccess.GROUPS, "staff,admins").body()).contains("7 discovered");
            assertThat(proxied(site, ProxyAccess.GROUPS, "developers").body()).contains("0 discovered");
            assertThat(proxied(site, ProxyAccess.GROUPS, "staff").statusCode()).isEqualTo(403);
            assertThat(proxied(site).statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> proxied(Site site, String... more) throws Exception {
        var headers = Stream.concat(Stream.of(ProxyAccess.SECRET, SECRET, ProxyAccess.USER, "anna"), Stream.of(more));
        return site.get("/", headers.toArray(String[]::new));
    }

    /// Of two one may be the reader's own, which a careless proxy let through.
    @Test
    void aHeaderThatAProxySendsTwiceIsNotBelieved() throws Exception {
        var groups = GroupRights.of(Files.writeString(directory.resolve("groups"), "developers:teams=shop\nadmins\n"));
        try (var site = Site.of(ProxyAccess.of("127.0.0.0/8", file(SECRET), groups), SampleRuns.shop())) {
            assertThat(proxied(site, ProxyAccess.GROUPS, "admins", ProxyAccess.GROUPS, "developers")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(proxied(site, ProxyAccess.GROUPS, "admins", ProxyAccess.USER, "bob")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(proxied(site, ProxyAccess.GROUPS, "admins", ProxyAccess.SECRET, "wrong")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aLineSaysWhatItsPasswordOpens() throws Exception {
        var access = PasswordAccess.of(file("anna:" + HASH + ":role=viewer:teams=shop\nbob:" + HASH + "\n"));
        try (var site = Site.of(access, SampleRuns.shop())) {
            for (int time = 0; time < 2; time++) {
                assertThat(site.get("/", "Authorization", basic("anna:correct horse"))
                                .body())
                        .contains("0 discovered");
                assertThat(site.get("/", "Authorization", basic("bob:correct horse"))
                                .body())
                        .contains("7 discovered");
            }
        }
    }

    /// A second line would take the rights of the first away.
    @Test
    void aNameThatStandsThereTwiceIsRefused() throws IOException {
        var file = file("anna:" + HASH + ":teams=shop\nanna:" + HASH);

        assertThatExceptionOfType(AccessFileException.class)
                .isThrownBy(() -> PasswordAccess.of(file))
                .withMessage(file + " line 2 names anna a second time: keep one of the lines");
    }

    @Test
    void eachTokenOpensWhatItsLineSays() throws Exception {
        var other = "f00c7e93b84d26a7f15a";
        var access = TokenAccess.of(file("# robots\n" + SECRET + "\n" + other + ":teams=shop\n"));
        try (var site = Site.of(access, SampleRuns.shop())) {
            assertThat(site.get("/", "Authorization", "Bearer " + SECRET).body())
                    .contains("7 discovered");
            assertThat(site.get("/", "Authorization", "Bearer " + other).body()).contains("0 discovered");
            assertThat(site.get("/", "Authorization", "Bearer " + other + ":teams=shop")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenThatStandsThereTwiceIsRefusedWithoutShowingIt() throws IOException {
        var file = file(SECRET + ":teams=shop\n" + SECRET);

        assertThatExceptionOfType(AccessFileException.class)
                .isThrownBy(() -> TokenAccess.of(file))
                .withMessage(file + " line 2 has a token that stands there already");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.168.4.7, 192.168.4.7, true",
        "192.168.4.7, 192.168.4.8, false",
        "fd00::/8, fdab::1, true",
        "fd00::/8, [fdab::1], true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, example.org, false"
    })
    void aRangeHoldsItsAddresses(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/9", "", "10"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("write it like 10.0.0.0/8");
    }

    @Test
    void probesNeedNoProofAndMetricsDo() throws Exception {
        try (var site = Site.of(TokenAccess.of(file(SECRET)), SampleRuns.shop())) {
            assertThat(site.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(site.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(site.get("/startupz").statusCode()).isEqualTo(200);
            assertThat(site.get("/metrics").statusCode()).isEqualTo(401);
        }
    }
}
