package io.rightsizer.api.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.api.report.SafeText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who holds a lock, for the person who is refused. Only the operating system's lock decides; this text may be old.
///
/// @param host as the machine calls itself
record LockOwner(long pid, String host, Instant since) {

    /// More than [#text] ever writes; a larger file is not ours.
    static final int MOST_BYTES = 1024;

    private static final int MOST_SHOWN = 200;

    static LockOwner here(Instant now) {
        return new LockOwner(ProcessHandle.current().pid(), hostName(), now.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    /// One line: `process 4711 on web-1 since 2026-11-21T06:00:00Z, last heard of 2026-11-21T06:04:30Z`.
    String text(Instant heartbeat) {
        return "process " + pid + " on " + SafeText.of(cut(host)) + " since " + since + ", last heard of "
                + heartbeat.truncatedTo(ChronoUnit.SECONDS);
    }

    /// What a file says about its owner: anybody may have written there.
    static String read(ByteBuffer content) {
        var line =
                UTF_8.decode(content).toString().lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "a process that has not named itself yet" : SafeText.of(cut(line));
    }

    private static String cut(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN);
    }
}
