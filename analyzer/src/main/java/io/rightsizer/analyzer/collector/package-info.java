/// Reads usage history and Kubernetes facts out of a Prometheus-compatible server or a usage file. The only
/// package of the module with a socket.
@NullMarked
package io.rightsizer.analyzer.collector;

import org.jspecify.annotations.NullMarked;
