/// From a node as it is labelled to what its price depends on.
@NullMarked
package io.rightsizer.pricing.node;

import org.jspecify.annotations.NullMarked;
