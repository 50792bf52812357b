package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.NOW;
import static io.rightsizer.analyzer.collector.FakePrometheus.ONE_UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static io.rightsizer.analyzer.collector.FakePrometheus.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCredentialsTest {

    private static final String FILE = """
            # keys of two accounts
            [default]
            aws_access_key_id = AKIDDEFAULT
            aws_secret_access_key = s3cr3t/default=

            [metrics]
            aws_access_key_id=AKIDMETRICS
            aws_secret_access_key=s3cr3t/metrics
            aws_session_token=session==
            region=eu-central-1
            """;

    private Path directory = Path.of("");
    private FakePrometheus fake;

    @BeforeEach
    void start(@TempDir Path own) throws IOException {
        directory = own;
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /// Host, date, content type and body as they arrived give the signature that arrived.
    @Test
    void signsWhatIsSent() throws Exception {
        fake.answering(json(ONE_UP).build());
        query(access("default", file(FILE), null));

        var arrived = fake.request();
        assertThat(arrived.getHeaders().get("Authorization"))
                .contains("Credential=AKIDDEFAULT/")
                .contains("/eu-west-1/aps/aws4_request, SignedHeaders=content-type;host;x-amz-date, ")
                .isEqualTo(signedAnew(arrived, new AwsKeys("AKIDDEFAULT", "s3cr3t/default=", "", Instant.MAX)));
    }

    @Test
    void signsWithTheProfileAskedFor() throws Exception {
        fake.answering(json(ONE_UP).build());
        query(access("metrics", file(FILE), null));

        var headers = fake.request().getHeaders();
        assertThat(headers.get("Authorization")).contains("Credential=AKIDMETRICS/");
        assertThat(headers.get("X-Amz-Security-Token")).isEqualTo("session==");
    }

    @Test
    void readsTheFileAtEachRequest() throws Exception {
        fake.answering(json(ONE_UP).build(), json(ONE_UP).build());
        try (var server = fake.client(access("default", file(FILE), null))) {
            server.query(UP, NOW);
            file(FILE.replace("AKIDDEFAULT", "AKIDROTATED"));
            server.query(UP, NOW);
        }
        assertThat(fake.request().getHeaders().get("Authorization")).contains("Credential=AKIDDEFAULT/");
        assertThat(fake.request().getHeaders().get("Authorization")).contains("Credential=AKIDROTATED/");
    }

    @Test
    void namesTheProfileThatIsMissing() throws Exception {
        var path = file(FILE);
        assertThatThrownBy(() -> query(access("prod", path, null)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage(
                        "the profile prod of the AWS credentials file %s cannot be used: an access key id or its"
                                + " secret is missing",
                        path);
    }

    @Test
    void asksTheCommandOnceMoreWhenItsKeysAreRefused() throws Exception {
        fake.answering(status(403), json(ONE_UP).build());
        var runs = directory.resolve("runs");
        var command = script("""
                echo >> '%s'
                echo '{"Version":1,"AccessKeyId":"AKID'$(wc -l < '%s')'","SecretAccessKey":"s3cr3t",\
                "SessionToken":"session","Expiration":"2126-11-21T12:00:00Z"}'
                """.formatted(runs, runs));
        query(access("default", null, command));

        assertThat(fake.request().getHeaders().get("Authorization")).contains("Credential=AKID1/");
        var again = fake.request();
        assertThat(again.getHeaders().get("Authorization"))
                .contains("Credential=AKID2/")
                .isEqualTo(signedAnew(again, new AwsKeys("AKID2", "s3cr3t", "session", Instant.MAX)));
    }

    @Test
    void saysWhatToCheckWhenKeysOfAFileAreRefused() throws Exception {
        fake.answering(status(403));
        assertThatThrownBy(() -> query(access("default", file(FILE), null)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage(
                        "Prometheus at %s refused access with 403: check that the AWS keys allow aps:QueryMetrics"
                                + " and aps:GetSeries on this workspace, its region and the clock of this machine",
                        fake.host());
    }

    @ParameterizedTest
    @CsvSource({
        "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1, eu-west-1",
        "https://aps-workspaces-fips.us-gov-west-1.amazonaws.com/workspaces/ws-1, us-gov-west-1",
        "https://aps-workspaces.cn-north-1.amazonaws.com.cn/workspaces/ws-1, cn-north-1",
        "https://vpce-1-2.aps-workspaces.ap-southeast-2.vpce.amazonaws.com/workspaces/ws-1, ap-southeast-2"
    })
    void takesTheRegionFromTheUrl(URI url, String region) throws Exception {
        var access = new AwsAccess(file(FILE), "default", null, null);
        assertThat(AwsCredentials.of(url, access, () -> NOW).signature().region())
                .isEqualTo(region);
    }

    @Test
    void wantsARegionWhereTheUrlTellsNone() throws Exception {
        var access = new AwsAccess(file(FILE), "default", null, null);
        assertThatThrownBy(() -> AwsCredentials.of(URI.create("http://proxy.example"), access, () -> NOW))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("the URL of proxy.example tells no AWS region: give one");
    }

    @Test
    void wantsKeysFromSomewhere() {
        assertThatThrownBy(() -> query(access("default", null, null)))
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage("give an AWS credentials file or a command that prints AWS keys, one of both");
    }

    @Test
    void understandsTheAnswerOfAssumeRole() {
        var keys = AwsKeys.read("""
                {"Credentials": {"AccessKeyId": "AKID", "SecretAccessKey": "s3cr3t", "SessionToken": "session",
                 "Expiration": "2026-11-21T13:00:00+00:00"}, "AssumedRoleUser": {"Arn": "arn"}}
                """, NOW);
        assertThat(keys).isEqualTo(new AwsKeys("AKID", "s3cr3t", "session", NOW.plusSeconds(3600)));
        assertThat(keys).hasToString("AwsKeys[until 2026-11-21T13:00:00Z]");
    }

    private static String signedAnew(RecordedRequest arrived, AwsKeys keys) {
        var time = LocalDateTime.parse(
                        Objects.requireNonNull(arrived.getHeaders().get("X-Amz-Date")),
                        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX"))
                .toInstant(ZoneOffset.UTC);
        var request = new SignatureV4.Request(
                arrived.getMethod(),
                URI.create("http://" + arrived.getHeaders().get("Host") + arrived.getTarget()),
                Map.of(
                        "content-type",
                        Objects.requireNonNull(arrived.getHeaders().get("Content-Type"))),
                Objects.requireNonNull(arrived.getBody()).toByteArray());
        return Objects.requireNonNull(
                new SignatureV4("eu-west-1", "aps").sign(request, keys, time).get("Authorization"));
    }

    private void query(ServerAccess access) throws IOException {
        try (var server = fake.client(access)) {
            server.query(UP, NOW);
        }
    }

    private ServerAccess access(String profile, @Nullable Path file, @Nullable Command command) {
        var aws = new AwsAccess(file, profile, command, "eu-west-1");
        return new ServerAccess(fake.uri(), null, null, Map.of(), null, null, null, Duration.ofSeconds(30), null, aws);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("credentials"), text);
    }

    private Command script(String text) throws IOException {
        return new Command(List.of(
                "sh", Files.writeString(directory.resolve("command"), text).toString()));
    }
}
