/// Whether the server lives, has started and may be asked.
@NullMarked
package io.rightsizer.api.health;

import org.jspecify.annotations.NullMarked;
