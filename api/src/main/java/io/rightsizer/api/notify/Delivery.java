package io.rightsizer.api.notify;

/// What became of a message. None of it fails a run, and no sentence names the webhook's address.
public sealed interface Delivery {

    /// The word used in metrics.
    String label();

    /// For the person who watches the run.
    String sentence();

    /// The other side took it.
    record Sent() implements Delivery {

        @Override
        public String label() {
            return "sent";
        }

        @Override
        public String sentence() {
            return "the webhook was told of the run";
        }
    }

    /// Not sent, on purpose.
    record Held(String why) implements Delivery {

        @Override
        public String label() {
            return "held";
        }

        @Override
        public String sentence() {
            return "the webhook was not told of the run: " + why;
        }
    }

    /// Could not be sent; the next run tries again.
    record Failed(String why) implements Delivery {

        @Override
        public String label() {
            return "failed";
        }

        @Override
        public String sentence() {
            return "the webhook could not be told of the run: " + why;
        }
    }
}
