package io.rightsizer.pricing.price.refresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Answers in the shape the providers give, with a few offers each.
final class Fixtures {

    private Fixtures() {}

    static String aws() throws IOException {
        return text("aws-offer-file.json");
    }

    /// @param next the whole JSON value
    static String azure(String next) throws IOException {
        return text("azure-page.json").replace("\"NextPageLink\": NEXT", "\"NextPageLink\": " + next);
    }

    static String google(String next) throws IOException {
        return text("google-skus.json").replace("\"nextPageToken\": \"NEXT\"", "\"nextPageToken\": \"" + next + "\"");
    }

    private static String text(String name) throws IOException {
        try (var in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
