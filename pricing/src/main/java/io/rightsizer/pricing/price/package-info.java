/// What a machine costs and how one knows: the user's file, the cluster's own exporters, refreshed lists, the
/// embedded catalog, an estimate, and where all of them are silent, that it is unknown.
@NullMarked
package io.rightsizer.pricing.price;

import org.jspecify.annotations.NullMarked;
