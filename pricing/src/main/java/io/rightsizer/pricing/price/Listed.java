package io.rightsizer.pricing.price;

/// A line and the list it is of.
///
/// @param list how a report calls it
record Listed(ListRow row, String list) {}
