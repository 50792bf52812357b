/// The paths of the server that machines ask.
@NullMarked
package io.rightsizer.api.probe;

import org.jspecify.annotations.NullMarked;
