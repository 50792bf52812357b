package io.rightsizer.pricing.price.refresh;

import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.PriceCache;
import io.rightsizer.pricing.price.PriceOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the cache of price lists up to date. Nothing is written before a list was read to its end.
///
/// @param cache where the lists go
/// @param region only this one; empty for all a list has
/// @param googleKeyFile holds the API key of Google's catalog; its other lists need none
public record Refresh(Path cache, String region, @Nullable Path googleKeyFile, LocalDate today, Limits limits) {

    /// The longest key that could be one.
    private static final int LONGEST_KEY = 512;

    /// What was written.
    ///
    /// @param leftOut offers that could not be read or have no machine behind them
    /// @param goesOn whether a saved answer says that there is more of it, which was not read
    public record Outcome(int regions, int types, long leftOut, boolean goesOn) {}

    /// Reads the EC2 offer file.
    ///
    /// @param place `https://...` or a file, plain or gzip
    public Outcome aws(String place) throws IOException {
        var rows = new Rows();
        try (var download = new Download(limits);
                var in = open(download, place, Map.of())) {
            AwsOfferFile.read(in, rows, region, today);
        }
        return write(rows, place, false);
    }

    /// Reads the Retail Prices API page by page.
    public Outcome azure(String place) throws IOException {
        var rows = new Rows();
        var pages = new AzureRetailPages(shapes("azure"), rows, region, today);
        boolean goesOn;
        try (var download = new Download(limits)) {
            goesOn = readAll(place, next -> {
                try (var in = open(download, next, Map.of())) {
                    var link = pages.read(in);
                    return link.isEmpty() || !Download.isAddress(place) ? link : following(place, link);
                }
            });
        }
        pages.finish();
        return write(rows, place, goesOn);
    }

    /// Reads the billing catalog page by page.
    public Outcome gcp(String place) throws IOException {
        var rows = new Rows();
        var catalog = new GoogleCatalog(shapes("gcp"), rows, region, today);
        boolean goesOn;
        var key = Download.isAddress(place) ? googleKey() : Map.<String, String>of();
        try (var download = new Download(limits)) {
            goesOn = readAll(place, next -> {
                try (var in = open(download, next, key)) {
                    var token = catalog.read(in);
                    return token.isEmpty() ? "" : withToken(place, token);
                }
            });
        }
        catalog.finish();
        return write(rows, place, goesOn);
    }

    /// Reads one page and tells the address of the next, empty after the last.
    @FunctionalInterface
    private interface Page {
        String read(String place) throws IOException;
    }

    /// Of a file only what it holds.
    ///
    /// @return whether it says that there is more
    private boolean readAll(String place, Page page) throws IOException {
        var next = page.read(place);
        if (!Download.isAddress(place)) {
            return !next.isEmpty();
        }
        var seen = new HashSet<>(Set.of(place));
        while (!next.isEmpty()) {
            if (!seen.add(next) || seen.size() > limits.pages()) {
                throw new ListUnusableException(
                        "the price list has no end after " + seen.size() + " pages; read no further");
            }
            next = page.read(next);
        }
        return false;
    }

    private static InputStream open(Download download, String place, Map<String, String> headers) throws IOException {
        return Download.isAddress(place)
                ? download.open(Download.address(place), headers)
                : download.open(Path.of(place));
    }

    private Shapes shapes(String provider) throws IOException {
        return new Shapes(PriceBook.of(PriceOptions.embedded(today)), provider);
    }

    /// A page may name only pages of its own server.
    private static String following(String place, String link) throws ListUnusableException {
        var own = Download.address(place);
        var next = Download.address(link);
        if (!own.getScheme().equals(next.getScheme())
                || !own.getHost().equals(next.getHost())
                || port(own) != port(next)) {
            throw new ListUnusableException("a page of " + Download.shown(own) + " continues at another server, "
                    + Download.shown(next) + "; refused");
        }
        return link;
    }

    /// The API writes its own port out.
    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }

    private static String withToken(String place, String token) {
        return place + (place.contains("?") ? "&" : "?") + "pageToken="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private Map<String, String> googleKey() throws ListUnusableException {
        if (googleKeyFile == null) {
            return Map.of();
        }
        try {
            var key = Files.readString(googleKeyFile).strip();
            if (!key.matches("[!-~]{1," + LONGEST_KEY + "}")) {
                throw new ListUnusableException("the key file " + googleKeyFile + " must hold one line with the key");
            }
            return Map.of("X-Goog-Api-Key", key);
        } catch (ListUnusableException known) {
            throw known;
        } catch (IOException failed) {
            throw new ListUnusableException("cannot read the key file " + googleKeyFile + "; check the path", failed);
        }
    }

    private Outcome write(Rows rows, String place, boolean goesOn) throws IOException {
        if (rows.size() == 0) {
            throw new ListUnusableException("the price list "
                    + (Download.isAddress(place) ? Download.shown(Download.address(place)) : place)
                    + " has no on-demand price of a Linux machine" + (region.isEmpty() ? "" : " in " + region)
                    + "; nothing was changed");
        }
        for (var entry : rows.all().entrySet()) {
            PriceCache.write(cache, entry.getKey(), entry.getValue());
        }
        return new Outcome(rows.all().size(), rows.size(), rows.leftOut(), goesOn);
    }
}
