package io.rightsizer.analyzer.recommendation;

/// What may be done about a request that an autoscaler aims at a share of.
sealed interface CoSizing {

    /// The new request together with a new target leaves the absolute usage at which pods are added as it is.
    ///
    /// @param percent the new target
    record KeepTrigger(int percent) implements CoSizing {}

    /// The request fits; only the target is lower than it need be.
    ///
    /// @param percent the highest safe target
    /// @param saving the share of all requested that the higher target would save, 0 to 1
    record RaiseTarget(int percent, double saving) implements CoSizing {}

    /// There are hardly ever more pods than the minimum, so that the autoscaler adds capacity nobody asks for.
    ///
    /// @param request what each pod would need so that the minimum stays enough, in the unit of the resource
    /// @param minReplicas the minimum that today's request and target allow; today's where it cannot be lower
    record PinnedAtMinimum(double request, int minReplicas) implements CoSizing {}

    /// There are as many pods as allowed, so usage per pod is not what the target says but what is left to each.
    ///
    /// @param share of the time, 0 to 1
    record PinnedAtMaximum(double share) implements CoSizing {}

    /// Neither can be changed.
    ///
    /// @param why a clause that goes after "because"
    record Leave(String why) implements CoSizing {}
}
