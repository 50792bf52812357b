/// What is asked of machines and what they are worth: the nouns of prices, and what the scheduler reserves.
@NullMarked
package io.rightsizer.pricing;

import org.jspecify.annotations.NullMarked;
