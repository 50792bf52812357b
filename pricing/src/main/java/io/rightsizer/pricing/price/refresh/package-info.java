/// Reads the providers' public price lists, from their address or a saved file, into the form of the catalog.
@NullMarked
package io.rightsizer.pricing.price.refresh;

import org.jspecify.annotations.NullMarked;
