package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAccessTest {

    private static final String ISSUER = "https://login.example/realms/dev";
    private static final RSAKey KEY = key("one");
    private static final RSAKey FORGED = key("one");
    private static final RSAKey UNKNOWN = key("two");

    private final MockWebServer provider = new MockWebServer();
    private final List<String> log = new ArrayList<>();
    private final Shelf shelf = Shelf.of(SampleRuns.shop());
    private final Site site;

    @TempDir
    private Path directory = Path.of("");

    JwtAccessTest() throws IOException {
        provider.start();
        site = site(GroupRights.NONE);
    }

    private Site site(GroupRights groups) throws IOException {
        var issuer = JwtIssuer.of(ISSUER, "rightsizer", keys(), "RS256", "groups");
        return Site.of(shelf.data(), new JwtAccess(issuer, groups, log::add), Limits.NONE);
    }

    private URI keys() {
        return URI.create("http://127.0.0.1:" + provider.getPort() + "/keys");
    }

    @AfterEach
    void closes() {
        site.close();
        shelf.close();
        provider.close();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException noRandom) {
            throw new IllegalStateException(noRandom);
        }
    }

    private void publishes(RSAKey... keys) {
        provider.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(new JWKSet(List.of(keys)).toString())
                .build());
    }

    private static JWTClaimsSet.Builder anna() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("rightsizer")
                .subject("anna")
                .expirationTime(in(300));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
    }

    private static String signed(JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID(key).build();
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private int status(String token) throws Exception {
        return site.get("/", "Authorization", "Bearer " + token).statusCode();
    }

    @Test
    void aTokenOfTheProviderOpensTheReport() throws Exception {
        publishes(KEY);

        assertThat(status(signed(KEY, anna()))).isEqualTo(200);
        assertThat(status(signed(KEY, anna().audience(List.of("other", "rightsizer")))))
                .isEqualTo(200);
        assertThat(status(signed(KEY, anna().expirationTime(in(-30))))).isEqualTo(200);
        assertThat(provider.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aTokenForSomebodyElseOrOfAnotherTimeOpensNothing() throws Exception {
        publishes(KEY);

        assertThat(status(signed(KEY, anna().audience("other")))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().audience((String) null)))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().issuer("https://login.example/realms/dev/"))))
                .isEqualTo(401);
        assertThat(status(signed(KEY, anna().issuer(null)))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().expirationTime(in(-120))))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().expirationTime(null)))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().notBeforeTime(in(120))))).isEqualTo(401);
        assertThat(status(signed(KEY, anna().subject(null)))).isEqualTo(401);
    }

    @Test
    void whatIsNotSignedByTheProviderOpensNothing() throws Exception {
        publishes(KEY);
        var right = signed(KEY, anna());
        var parts = right.split("\\.", -1);
        var others = signed(KEY, anna().subject("bob")).split("\\.", -1);

        assertThat(status(new PlainJWT(anna().build()).serialize())).isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
        assertThat(status(parts[0] + "." + others[1] + "." + parts[2])).isEqualTo(401);
        assertThat(status(signed(FORGED, anna()))).isEqualTo(401);
        assertThat(status("nonsense")).isEqualTo(401);
        assertThat(status(right)).isEqualTo(200);
    }

    /// The public key is known to everybody, so as a shared secret it proves nothing.
    @Test
    void anotherAlgorithmThanTheOneAgreedOpensNothing() throws Exception {
        publishes(KEY);
        var secret = KEY.toRSAPublicKey().getEncoded();

        assertThat(status(signed(JWSAlgorithm.HS256, "one", new MACSigner(secret), anna())))
                .isEqualTo(401);
        assertThat(status(signed(JWSAlgorithm.RS512, "one", new RSASSASigner(KEY), anna())))
                .isEqualTo(401);
        assertThat(status(signed(JWSAlgorithm.PS256, "one", new RSASSASigner(KEY), anna())))
                .isEqualTo(401);
    }

    @Test
    void anUnknownKeyMakesUsAskOnceAndNotForEveryToken() throws Exception {
        publishes(KEY);
        publishes(KEY);

        assertThat(status(signed(KEY, anna()))).isEqualTo(200);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(status(signed(UNKNOWN, anna()))).isEqualTo(401);
        }
        assertThat(provider.getRequestCount()).isLessThanOrEqualTo(2);
        assertThat(status(signed(KEY, anna()))).isEqualTo(200);
    }

    @Test
    void aNewKeyOfTheProviderIsFound() throws Exception {
        publishes(KEY);
        publishes(KEY, UNKNOWN);

        assertThat(status(signed(KEY, anna()))).isEqualTo(200);
        assertThat(status(signed(UNKNOWN, anna()))).isEqualTo(200);
    }

    @Test
    void withoutKeysNobodyIsLetIn() throws Exception {
        provider.enqueue(new MockResponse.Builder().code(500).build());

        assertThat(status(signed(KEY, anna()))).isEqualTo(401);
        assertThat(log).singleElement().asString().startsWith("the keys of the identity provider cannot be read: ");
        assertThat(site.log).isEmpty();
    }

    @Test
    void keysAreTakenFromNowhereElse() throws Exception {
        try (var evil = new MockWebServer()) {
            evil.start();
            provider.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "http://127.0.0.1:" + evil.getPort() + "/")
                    .build());

            assertThat(status(signed(KEY, anna()))).isEqualTo(401);
            assertThat(evil.getRequestCount()).isZero();
        }
    }

    @Test
    void groupsSayWhatSomebodySees() throws Exception {
        publishes(KEY);
        var groups = GroupRights.of(Files.writeString(directory.resolve("groups"), "dev:teams=shop\nadmins\n"));
        try (var grouped = site(groups)) {
            assertThat(discovered(grouped, anna().claim("groups", List.of("staff", "admins"))))
                    .contains("7 discovered");
            assertThat(discovered(grouped, anna().claim("groups", "dev"))).contains("0 discovered");
            assertThat(discovered(grouped, anna().claim("groups", List.of("staff"))))
                    .contains("not for everybody");
            assertThat(discovered(grouped, anna().claim("groups", 7))).contains("not for everybody");
            assertThat(discovered(grouped, anna())).contains("not for everybody");
        }
    }

    private static String discovered(Site site, JWTClaimsSet.Builder claims) throws Exception {
        return site.get("/", "Authorization", "Bearer " + signed(KEY, claims)).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS512", "rs256", ""})
    void anAlgorithmWithoutAPublicKeyIsRefused(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtIssuer.of(ISSUER, "rightsizer", keys(), algorithm, "groups"))
                .withMessageContaining("signs with no public key; RS256 and ES256 do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/keys", "file:///etc/keys", "keys", "http://127.0.0.1.evil.example/"})
    void keysThatCouldBeForgedOnTheirWayAreRefused(String keys) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtIssuer.of(ISSUER, "rightsizer", URI.create(keys), "RS256", "groups"))
                .withMessageContaining("keys are read by https");
    }
}
