package io.rightsizer.bench;

import io.rightsizer.bench.Round.Server;
import java.io.IOException;
import java.time.Duration;

/// What a server spends between its start and [#stop].
final class ServerMeter {

    private final LocalPrometheus server;
    private final LocalPrometheus.Answered before;
    private final PeakMemory memory;
    private final Duration cpu;

    ServerMeter(LocalPrometheus server) throws IOException, InterruptedException {
        this.server = server;
        this.before = server.answered();
        this.memory = new PeakMemory(server.pid(), "RssAnon");
        this.cpu = server.cpu();
    }

    Server stop() throws IOException, InterruptedException {
        try (memory) {
            var spent = server.cpu().minus(cpu);
            var after = server.answered();
            return new Server(
                    spent,
                    after.bytes() - before.bytes(),
                    after.requests() - before.requests(),
                    Math.max(0, memory.highest() - server.atRest()));
        }
    }
}
