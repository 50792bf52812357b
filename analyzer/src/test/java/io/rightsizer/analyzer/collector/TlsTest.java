package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.NOW;
import static io.rightsizer.analyzer.collector.FakePrometheus.ONE_UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates are made by the JDK's keytool.
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static Path directory;

    private FakePrometheus fake;

    @BeforeAll
    static void share(@TempDir Path shared) {
        directory = shared;
    }

    @BeforeEach
    void start() throws IOException {
        fake = FakePrometheus.start();
        fake.answering(json(ONE_UP).build());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void trustsTheGivenAuthority() throws Exception {
        var server = certificate("server", "ip:127.0.0.1", 1);
        fake.web.useHttps(context(server, null).getSocketFactory());

        assertThat(ask(access(pem(server), null, null))).hasSize(1);
    }

    @Test
    void refusesAnUnknownAuthority() throws Exception {
        fake.web.useHttps(
                context(certificate("server", "ip:127.0.0.1", 1), null).getSocketFactory());

        assertThat(failure(access(null, null, null)))
                .hasMessage(
                        "no trusted connection to %s: its certificate is signed by an unknown authority, so give the"
                                        .formatted(fake.host())
                                + " CA file that signed it");
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        var server = certificate("server", "dns:elsewhere", 1);
        fake.web.useHttps(context(server, null).getSocketFactory());

        assertThat(failure(access(pem(server), null, null)))
                .hasMessageContaining("its certificate is for another host name");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        var server = certificate("server", "ip:127.0.0.1", -10);
        fake.web.useHttps(context(server, null).getSocketFactory());

        assertThat(failure(access(pem(server), null, null))).hasMessageContaining("its certificate has expired");
    }

    @Test
    void showsTheClientCertificate() throws Exception {
        var server = certificate("server", "ip:127.0.0.1", 1);
        var client = certificate("client", "dns:client", 1);
        fake.web.useHttps(context(server, client).getSocketFactory());
        fake.web.requireClientAuth();

        assertThat(ask(access(pem(server), chain(client), key(client)))).hasSize(1);
    }

    @Test
    void saysThatAClientCertificateIsWanted() throws Exception {
        var server = certificate("server", "ip:127.0.0.1", 1);
        fake.web.useHttps(context(server, server).getSocketFactory());
        fake.web.requireClientAuth();

        assertThat(catchThrowableOfType(IOException.class, () -> ask(access(pem(server), null, null))))
                .hasMessageContaining(fake.host());
    }

    @Test
    void saysHowToConvertAnOldKey() throws Exception {
        var client = certificate("client", "dns:client", 1);
        var old = Files.writeString(directory.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\n");

        assertThat(failure(access(null, chain(client), old))).hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        assertThat(failure(access(null, chain(client), null))).hasMessageContaining("needs both files");
    }

    @Test
    void refusesACaFileWithoutCertificates() throws Exception {
        var empty = Files.writeString(directory.resolve("ca.pem"), "nothing");

        assertThat(failure(access(empty, null, null))).hasMessageContaining("CA file " + empty);
    }

    private List<LabelledValue> ask(ServerAccess access) throws IOException {
        try (var server = fake.client(access)) {
            return server.query(UP, NOW);
        }
    }

    private SourceUnusableException failure(ServerAccess access) {
        return catchThrowableOfType(SourceUnusableException.class, () -> ask(access));
    }

    private ServerAccess access(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
        var uri = URI.create("https://" + fake.host());
        return new ServerAccess(uri, null, null, Map.of(), ca, certificate, key, Duration.ofSeconds(30));
    }

    /// A key store with `own`, signed by `ca`, which is valid.
    private Path certificate(String name, String alternativeName, int validFromDays)
            throws IOException, InterruptedException {
        var store = directory.resolve(name + alternativeName.replace(':', '-') + validFromDays + ".p12");
        if (Files.exists(store)) {
            return store;
        }
        keytool(store, "ca", "-ext", "bc:c", "-validity", "10");
        var validity = validFromDays > 0
                ? List.of("-validity", "10")
                : List.of("-startdate", validFromDays + "d", "-validity", "5");
        var arguments = new ArrayList<>(validity);
        arguments.addAll(List.of("-signer", "ca", "-ext", "san=" + alternativeName));
        keytool(store, "own", arguments.toArray(String[]::new));
        return store;
    }

    private void keytool(Path store, String alias, String... more) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
        command.addAll(List.of("-keyalg", "EC", "-keystore", store.toString(), "-storepass", "changeit"));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static Path pem(Path store) throws IOException, GeneralSecurityException {
        return pem(store, "CERTIFICATE", keys(store).getCertificate("ca").getEncoded(), "ca");
    }

    private static Path chain(Path store) throws IOException, GeneralSecurityException {
        var own = keys(store).getCertificate("own").getEncoded();
        return pem(store, "CERTIFICATE", own, "chain");
    }

    private static Path key(Path store) throws IOException, GeneralSecurityException {
        return pem(store, "PRIVATE KEY", keys(store).getKey("own", PASSWORD).getEncoded(), "key");
    }

    private static Path pem(Path store, String type, byte[] content, String name) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                store.resolveSibling(store.getFileName() + "." + name + ".pem"),
                "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }

    /// The server's side.
    private static SSLContext context(Path own, @Nullable Path trusted) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var ownKeys = keys(own);
        ownKeys.deleteEntry("ca");
        keys.init(ownKeys, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        if (trusted != null) {
            store.setCertificateEntry("trusted", keys(trusted).getCertificate("ca"));
        }
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted == null ? null : trust.getTrustManagers(), null);
        return context;
    }
}
