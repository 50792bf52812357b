package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom we trust and who we are, from PEM files. Certificates and host names are always verified.
final class TlsFiles {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private TlsFiles() {}

    static SSLContext context(ServerAccess access) throws SourceUnusableException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(clientKeys(access), trusted(access.caFile()), null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new SourceUnusableException(
                    "cannot set up TLS from the given files: " + failure.getMessage(), failure);
        }
    }

    private static TrustManager @Nullable [] trusted(@Nullable Path caFile)
            throws SourceUnusableException, GeneralSecurityException {
        if (caFile == null) {
            return null;
        }
        var store = emptyStore();
        var number = 0;
        for (var certificate : certificates(caFile, "CA file")) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] clientKeys(ServerAccess access)
            throws SourceUnusableException, GeneralSecurityException {
        var certificateFile = access.clientCertificateFile();
        var keyFile = access.clientKeyFile();
        if (certificateFile == null && keyFile == null) {
            return null;
        }
        if (certificateFile == null || keyFile == null) {
            throw new SourceUnusableException("a client certificate needs both files: certificate and key");
        }
        var chain = certificates(certificateFile, "client certificate file");
        var key = privateKey(keyFile, chain.getFirst().getPublicKey().getAlgorithm());
        var store = emptyStore();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static List<Certificate> certificates(Path file, String what) throws SourceUnusableException {
        List<Certificate> certificates;
        try (var input = Files.newInputStream(file)) {
            certificates = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(input));
        } catch (IOException | GeneralSecurityException failure) {
            throw new SourceUnusableException(
                    "cannot read the " + what + " " + file + ": it must hold PEM certificates", failure);
        }
        if (certificates.isEmpty()) {
            throw new SourceUnusableException("the " + what + " " + file + " holds no PEM certificate");
        }
        return certificates;
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws SourceUnusableException {
        try {
            var pem = PKCS8.matcher(Files.readString(file));
            if (pem.find()) {
                var bytes = Base64.getMimeDecoder().decode(pem.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
            throw new SourceUnusableException(
                    "cannot read the client key " + file + ": it must be the " + algorithm
                            + " key of the client certificate as unencrypted PKCS#8 PEM",
                    failure);
        }
        throw new SourceUnusableException("the client key " + file + " is not PKCS#8 PEM: convert it with"
                + " `openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW`");
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }
}
