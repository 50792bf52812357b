package io.rightsizer.api.health;

/// The answer to a probe.
///
/// @param status 200 or 503
/// @param body JSON, without anything secret: probes need no password
public record HealthAnswer(int status, String body) {

    public static final String CONTENT_TYPE = "application/json";
}
