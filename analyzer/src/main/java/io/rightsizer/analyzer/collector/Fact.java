package io.rightsizer.analyzer.collector;

/// One series of kube-state-metrics and its value; 1 where only the labels were asked for.
record Fact(Place place, Labels labels, double value) {

    String label(String name) {
        return labels.exported(name);
    }

    PodKey pod() {
        return new PodKey(place.cluster(), place.namespace(), label("pod"));
    }

    ContainerKey container() {
        return new ContainerKey(pod(), label("container"));
    }
}
