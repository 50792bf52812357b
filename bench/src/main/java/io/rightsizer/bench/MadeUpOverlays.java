package io.rightsizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Overlays of a configuration repository: each takes one of fifty bases with a Deployment of two containers, a
/// Service, a ConfigMap and a HorizontalPodAutoscaler, gives them a namespace, and patches the Deployment.
@SuppressWarnings("InlineFormatString") // files read better apart from the code that writes them
final class MadeUpOverlays {

    private static final int BASES = 50;

    private static final String BASE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app-%1$d, labels: {app: app-%1$d}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: app-%1$d}}
              template:
                metadata: {labels: {app: app-%1$d}}
                spec:
                  containers:
                    - name: app
                      image: example.com/app-%1$d:1
                      env: [{name: PORT, value: "8080"}, {name: LEVEL, value: info}]
                      resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {memory: 512Mi}}
                    - name: log
                      image: example.com/log:1
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: app-%1$d}
            spec: {selector: {app: app-%1$d}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: app-%1$d}
            data: {settings: "a=1"}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: app-%1$d}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: app-%1$d}
              maxReplicas: 5
            """;

    private static final String OVERLAY = """
            namespace: team-%1$d
            resources: [../../bases/app-%2$d]
            patches: [{path: more.yaml}]
            """;

    private static final String PATCH = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app-%1$d}
            spec:
              replicas: 3
              template:
                spec:
                  containers: [{name: app, resources: {requests: {cpu: "1"}}}, {name: log}]
            """;

    private MadeUpOverlays() {}

    static void write(Path checkout, int overlays) throws IOException {
        for (int base = 0; base < BASES; base++) {
            var directory = Files.createDirectories(checkout.resolve("bases/app-" + base));
            Files.writeString(directory.resolve("kustomization.yaml"), "resources: [app.yaml]\n");
            Files.writeString(directory.resolve("app.yaml"), BASE.formatted(base));
        }
        for (int overlay = 0; overlay < overlays; overlay++) {
            var directory = Files.createDirectories(checkout.resolve("overlays/team-" + overlay));
            var base = overlay % BASES;
            Files.writeString(directory.resolve("kustomization.yaml"), OVERLAY.formatted(overlay, base));
            Files.writeString(directory.resolve("more.yaml"), PATCH.formatted(base));
        }
    }
}
