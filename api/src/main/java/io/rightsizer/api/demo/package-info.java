/// A simulated cluster behind the wire protocol of Prometheus, so that the first run needs nothing but Java.
@NullMarked
package io.rightsizer.api.demo;

import org.jspecify.annotations.NullMarked;
