package io.rightsizer.api.cli;

import picocli.CommandLine.IVersionProvider;

/// The version the jar was built with.
final class Version implements IVersionProvider {

    /// `rightsizer 0.1.0`.
    static String tool() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "rightsizer" : "rightsizer " + version;
    }

    static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return "rightsizer " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version();
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
