package io.rightsizer.api.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A moment as people write it, with `Z` or any other offset.
final class Rfc3339 implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new TypeConversionException("'" + text + "' is no RFC 3339 time; write it like 2026-11-15T00:00:00Z");
        }
    }
}
