/// Keeps two runs from happening at once.
@NullMarked
package io.rightsizer.api.lock;

import org.jspecify.annotations.NullMarked;
