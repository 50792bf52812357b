/// What requests cost: for now the requested CPU and memory that a bill follows.
@NullMarked
package io.rightsizer.pricing;

import org.jspecify.annotations.NullMarked;
