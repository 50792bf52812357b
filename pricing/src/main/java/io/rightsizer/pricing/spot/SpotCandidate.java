package io.rightsizer.pricing.spot;

import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Placement;

/// A workload that might run on spot machines.
///
/// @param fewestPods the fewest pods it has: its autoscaler's minimum, else its replicas
/// @param provider whose notice counts: `aws`, `azure`, `gcp`, or empty
public record SpotCandidate(Placement placement, int fewestPods, Criticality tier, String provider) {}
