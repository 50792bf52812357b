package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A memory limit lowered from 4Gi to 1Gi, and what flags of the container would put into it.
class RuntimeMemoryTest {

    private static Scene web(String fields, String before, String after, ManagedRuntime runtime) {
        var scene = Scene.web("{limits: {memory: " + before + "}}", fields);
        var now = "-/" + before + "/-/" + before;
        var next = "-/" + after + "/-/" + after;
        return scene.wants(Scene.running(scene.recommendation("web", now, next), runtime))
                .replaced("memory: " + before, "memory: " + after);
    }

    private static Scene lowered(String fields) {
        return web(fields, "4Gi", "1Gi", ManagedRuntime.UNKNOWN);
    }

    private static String variable(String name, String value) {
        return "env: [{name: %s, value: '%s'}],".formatted(name, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JAVA_TOOL_OPTIONS | -Xmx2g                          | BLOCK: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            JAVA_OPTS         | -server -Xmx2048m               | BLOCK: The heap of -Xmx2048m in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            _JAVA_OPTIONS     | -XX:MaxHeapSize=1g              | BLOCK: The heap of -XX:MaxHeapSize=1g in web and a quarter beside it need 1280Mi, more than the new memory limit of 1Gi.
            JDK_JAVA_OPTIONS  | -Xmx2g -Xmx512m                 | PASS: The heap of -Xmx512m in web and a quarter beside it need 640Mi of the new memory limit of 1Gi.
            JAVA_TOOL_OPTIONS | -XX:MaxRAMPercentage=75         | BLOCK: -XX:MaxRAMPercentage=75 makes the heap of web shrink from 3Gi to 768Mi, and how much of it is live after garbage collection is not known.
            JAVA_TOOL_OPTIONS | -XX:InitialRAMPercentage=50     | WARN: -XX:InitialRAMPercentage=50 makes the heap of web shrink from 1Gi to 256Mi, and how much of it is live after garbage collection is not known.
            JAVA_TOOL_OPTIONS | -Xmx2g -XX:MaxRAMPercentage=10  | BLOCK: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            JAVA_TOOL_OPTIONS | -XX:MaxRAMPercentage=most       | WARN: What -XX:MaxRAMPercentage=most in web means is not known, so nobody checked that it fits the new memory limit of 1Gi.
            GOMEMLIMIT        | 2GiB                            | BLOCK: GOMEMLIMIT=2GiB in web and a tenth of headroom need 2276Mi, more than the new memory limit of 1Gi.
            GOMEMLIMIT        | 900MiB                          | PASS: GOMEMLIMIT=900MiB in web and a tenth of headroom need 1000Mi of the new memory limit of 1Gi.
            NODE_OPTIONS      | --max-old-space-size=1024       | BLOCK: --max-old-space-size=1024 in web and a quarter beside it need 1280Mi, more than the new memory limit of 1Gi.
            NODE_OPTIONS      | --max_old_space_size=512        | PASS: --max_old_space_size=512 in web and a quarter beside it need 640Mi of the new memory limit of 1Gi.
            """)
    void readsVariables(String name, String value, String sentence) {
        assertThat(lowered(variable(name, value)).told(CheckCode.RUNTIME_MEMORY))
                .containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            command: [java, -Xmx2g, -jar, app.jar],                        | BLOCK: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            args: [-c, 'exec java -Xmx2g -jar app.jar'],                    | BLOCK: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            command: [node, --max-old-space-size, '1024', main.js],         | BLOCK: --max-old-space-size 1024 in web and a quarter beside it need 1280Mi, more than the new memory limit of 1Gi.
            args: [-c, shared_buffers=1GB],                                 | BLOCK: shared_buffers=1GB in web and a quarter beside it need 1280Mi, more than the new memory limit of 1Gi.
            args: [-c, shared_buffers=16384],                               | PASS: shared_buffers=16384 in web and a quarter beside it need 160Mi of the new memory limit of 1Gi.
            command: [java, -jar, app.jar],                                 | WARN: The JVM's default of 25 % makes the heap of web shrink from 1Gi to 256Mi, and how much of it is live after garbage collection is not known.
            'args: [''-Xmx$(HEAP)''], env: [{name: HEAP, value: 2g}],'      | BLOCK: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new memory limit of 1Gi.
            'args: [''-Xmx$(HEAP)''],'                                      | WARN: What -Xmx$(HEAP) in web means is not known, so nobody checked that it fits the new memory limit of 1Gi.
            """)
    void readsCommandLines(String fields, String sentence) {
        assertThat(lowered(fields).told(CheckCode.RUNTIME_MEMORY)).containsExactly(sentence);
    }

    @Test
    void saysNothingWhereNoFlagSizesMemory() {
        assertThat(lowered("command: [nginx],").told(CheckCode.RUNTIME_MEMORY)).isEmpty();
    }

    @Test
    void countsWhatTheJvmTellsBesideItsHeap() {
        var jvm = new ManagedRuntime.Jvm(Memory.mebibytes(768), null, Memory.mebibytes(200), Memory.mebibytes(16), 50);

        assertThat(web(variable("JAVA_OPTS", "-Xmx768m"), "4Gi", "1Gi", jvm).told(CheckCode.RUNTIME_MEMORY))
                .containsExactly("BLOCK: The heap of -Xmx768m in web and 266Mi beside it need 1034Mi, more than the new"
                        + " memory limit of 1Gi.");
    }

    @Test
    void letsAHeapShrinkThatHoldsTwiceWhatIsLive() {
        var jvm =
                new ManagedRuntime.Jvm(Memory.mebibytes(2048), Memory.mebibytes(200), Memory.mebibytes(100), null, 20);

        assertThat(web(variable("JAVA_OPTS", "-XX:MaxRAMPercentage=50"), "4Gi", "1Gi", jvm)
                        .told(CheckCode.RUNTIME_MEMORY))
                .containsExactly(
                        "PASS: -XX:MaxRAMPercentage=50 makes the heap of web shrink from 2Gi to 512Mi, at least"
                                + " twice the 200Mi that are live.");
    }

    @Test
    void refusesAHeapBelowTwiceWhatIsLive() {
        var jvm =
                new ManagedRuntime.Jvm(Memory.mebibytes(2048), Memory.mebibytes(300), Memory.mebibytes(100), null, 20);

        assertThat(web(variable("JAVA_OPTS", "-XX:MaxRAMPercentage=50"), "4Gi", "1Gi", jvm)
                        .told(CheckCode.RUNTIME_MEMORY))
                .containsExactly(
                        "BLOCK: -XX:MaxRAMPercentage=50 makes the heap of web shrink from 2Gi to 512Mi, less than"
                                + " twice the 300Mi that are live.");
    }

    @Test
    void onlyWarnsWhereARaisedLimitIsStillTooLow() {
        assertThat(web(variable("JAVA_OPTS", "-Xmx2g"), "1Gi", "2Gi", ManagedRuntime.UNKNOWN)
                        .told(CheckCode.RUNTIME_MEMORY))
                .containsExactly(
                        "WARN: The heap of -Xmx2g in web and a quarter beside it need 2560Mi, more than the new"
                                + " memory limit of 2Gi.");
    }

    @Test
    void warnsOfHiddenFlagsOnlyWhereTheRunSawThatRuntime() {
        var hidden = "env: [{name: JAVA_OPTS, valueFrom: {configMapKeyRef: {name: jvm, key: opts}}}],";

        assertThat(lowered(hidden).told(CheckCode.RUNTIME_MEMORY)).isEmpty();
        assertThat(web(hidden, "4Gi", "1Gi", ManagedRuntime.Jvm.SILENT).told(CheckCode.RUNTIME_MEMORY))
                .containsExactly(
                        "WARN: The heap of web may be set by a variable from elsewhere, so nobody checked that it"
                                + " fits the new memory limit of 1Gi.");
    }
}
