/// Puts a change where it belongs in a checkout, and proves by rendering that nothing else changes.
@NullMarked
package io.rightsizer.patches.placement;

import org.jspecify.annotations.NullMarked;
