package io.rightsizer.pricing.saving;

/// What the changes in one namespace save if no other namespace changes.
///
/// @param figures what each namespace saves by itself does not sum to what all save together, since machines come and
///     go whole
public record NamespaceSaving(String namespace, Figures figures) {}
