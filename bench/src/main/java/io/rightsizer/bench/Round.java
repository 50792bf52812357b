package io.rightsizer.bench;

import java.time.Duration;

/// What reading a window once took.
///
/// @param outcome what was read, in words
record Round(Server server, Client client, String outcome) {

    /// @param bytes of answers as they were sent
    /// @param added private memory at its highest, above what the server held after its start
    record Server(Duration cpu, long bytes, long requests, long added) {

        static final Server NONE = new Server(Duration.ZERO, 0, 0, 0);

        private Server times(double factor) {
            return new Server(scaled(cpu, factor), Math.round(bytes * factor), Math.round(requests * factor), added);
        }
    }

    /// @param peak resident memory at its highest; zero where it says nothing about the way
    /// @param heap in use after a collection at its highest; likewise
    record Client(Duration cpu, Duration wall, long peak, long heap) {

        private Client times(double factor) {
            return new Client(scaled(cpu, factor), scaled(wall, factor), peak, heap);
        }
    }

    /// What so many times as much would take.
    Round times(double factor) {
        return new Round(server.times(factor), client.times(factor), outcome);
    }

    Duration cpu() {
        return server.cpu().plus(client.cpu());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
