package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signatures are those of the test suite AWS publishes for version 4.
class SignatureV4Test {

    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String SESSION =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8"
                    + "YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd"
                    + "8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rv"
                    + "x3iSIlTJabIQwj2ICCR/oLxBA==";
    private static final String CREDENTIAL =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "post-vanilla, POST, /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "get-vanilla-query-order-key-case, GET, /?Param2=value2&Param1=value1,"
                + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-relative, GET, /example/.., 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    })
    void signsWithoutABody(String name, String method, String target, String signature) {
        assertThat(signed(method, target, Map.of(), "", ""))
                .isEqualTo(Map.of(
                        "x-amz-date",
                        "20150830T123600Z",
                        "Authorization",
                        CREDENTIAL + "SignedHeaders=host;x-amz-date, Signature=" + signature));
    }

    /// post-x-www-form-urlencoded
    @Test
    void signsAForm() {
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(signed("POST", "/", type, "Param1=value1", ""))
                .containsEntry(
                        "Authorization",
                        CREDENTIAL + "SignedHeaders=content-type;host;x-amz-date,"
                                + " Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    /// post-sts-header-before
    @Test
    void signsTheSessionOfTemporaryKeys() {
        assertThat(signed("POST", "/", Map.of(), "", SESSION))
                .containsEntry("x-amz-security-token", SESSION)
                .containsEntry(
                        "Authorization",
                        CREDENTIAL + "SignedHeaders=host;x-amz-date;x-amz-security-token,"
                                + " Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
    }

    private static Map<String, String> signed(
            String method, String target, Map<String, String> headers, String body, String session) {
        var request = new SignatureV4.Request(
                method, URI.create("https://example.amazonaws.com" + target), headers, body.getBytes(UTF_8));
        return new SignatureV4("us-east-1", "service")
                .sign(request, new AwsKeys("AKIDEXAMPLE", SECRET, session, Instant.MAX), TIME);
    }
}
