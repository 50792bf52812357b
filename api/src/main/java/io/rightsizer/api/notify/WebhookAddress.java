package io.rightsizer.api.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.api.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The address of a webhook. Who knows it can write to the channel, so it is a secret: it never appears in a message,
/// and an exception that carries it is never passed on.
final class WebhookAddress {

    private static final int MOST_BYTES = 4096;
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private final URI uri;

    private WebhookAddress(URI uri) {
        this.uri = uri;
    }

    /// @throws ConfigException when the file cannot be read or holds no address that may be used
    static WebhookAddress read(Path file) {
        var uri = parsed(content(file).strip()).orElseThrow(() -> refused(file, "it holds no address"));
        if (!isSafe(uri)) {
            throw refused(file, "its address must begin with https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused(file, "its address must not carry a user or password");
        }
        if (isLinkLocal(uri.getHost())) {
            throw refused(file, "its address is link-local, where clouds keep credentials of machines");
        }
        return new WebhookAddress(uri);
    }

    private static String content(Path file) {
        try (var input = Files.newInputStream(file)) {
            var bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw refused(file, "it is too large to hold one address");
            }
            return new String(bytes, UTF_8);
        } catch (IOException unreadable) {
            throw refused(file, "it cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static Optional<URI> parsed(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException _) {
            // Its message repeats the address.
            return Optional.empty();
        }
    }

    /// Encrypted, or never on a wire.
    private static boolean isSafe(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    }

    private static boolean isLinkLocal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLinkLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static ConfigException refused(Path file, String why) {
        return new ConfigException("notifications.webhookFile " + file + " cannot be used: " + why
                + "; write the https address of the webhook on its only line");
    }

    URI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return "********";
    }
}
