package io.rightsizer.analyzer.part;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/// How a part is written: CBOR (RFC 8949), the components of records by their names, in a gzip envelope whose
/// check sum tells whether it is whole. Kinds have names of their own, never those of classes.
final class PartFormat {

    /// Stands first; another number is another format.
    static final int VERSION = 1;

    private static final int DEEPEST = 30;
    private static final int LONGEST_TEXT = 1 << 20;

    /// A century of minutes.
    private static final int MOST_POINTS = 1 << 26;

    private PartFormat() {}

    static ObjectMapper mapper() {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .build();
        return CBORMapper.builder(
                        CBORFactory.builder().streamReadConstraints(constraints).build())
                .addModule(values())
                .addMixIn(Collected.class, OutcomeByName.class)
                .addMixIn(Autoscaler.Target.class, TargetByName.class)
                .addMixIn(ManagedRuntime.class, RuntimeByName.class)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(Duration.class, new StdDelegatingDeserializer<>(new StdConverter<String, Duration>() {
                    @Override
                    public Duration convert(String text) {
                        return Duration.parse(text);
                    }
                }))
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new StdDelegatingDeserializer<>(new StdConverter<String, Instant>() {
                    @Override
                    public Instant convert(String text) {
                        return Instant.parse(text);
                    }
                }))
                .addSerializer(UsageSeries.class, new StdDelegatingSerializer(UsageSeries.class, new Packing()))
                .addDeserializer(UsageSeries.class, new StdDelegatingDeserializer<>(new Unpacking()));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "observed", value = Collected.Observed.class),
        @JsonSubTypes.Type(name = "skipped", value = Collected.Skipped.class),
        @JsonSubTypes.Type(name = "failed", value = Collected.Failed.class)
    })
    private interface OutcomeByName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "target")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "utilization", value = Autoscaler.Target.Utilization.class),
        @JsonSubTypes.Type(name = "containerUtilization", value = Autoscaler.Target.ContainerUtilization.class),
        @JsonSubTypes.Type(name = "averageValue", value = Autoscaler.Target.AverageValue.class),
        @JsonSubTypes.Type(name = "other", value = Autoscaler.Target.Other.class)
    })
    private interface TargetByName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "runtime")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "unknown", value = ManagedRuntime.Unknown.class),
        @JsonSubTypes.Type(name = "jvm", value = ManagedRuntime.Jvm.class),
        @JsonSubTypes.Type(name = "go", value = ManagedRuntime.Go.class),
        @JsonSubTypes.Type(name = "nodejs", value = ManagedRuntime.NodeJs.class)
    })
    private interface RuntimeByName {}

    /// A series with its values as the bits of doubles, NaN where nothing is known.
    private record Points(long first, long step, byte[] values) {}

    private static final class Packing extends StdConverter<UsageSeries, Points> {

        @Override
        public Points convert(UsageSeries series) {
            var values = ByteBuffer.allocate(series.length() * Double.BYTES);
            for (int index = 0; index < series.length(); index++) {
                values.putDouble(series.valueAt(index));
            }
            return new Points(series.firstPoint(), series.stepMillis(), values.array());
        }
    }

    private static final class Unpacking extends StdConverter<Points, UsageSeries> {

        @Override
        public UsageSeries convert(Points points) {
            var count = points.values().length / Double.BYTES;
            if (points.step() <= 0 || count > MOST_POINTS || points.values().length % Double.BYTES != 0) {
                throw new IllegalArgumentException("no series has a step of " + points.step() + " ms and "
                        + points.values().length + " bytes of values");
            }
            var values = new double[count];
            ByteBuffer.wrap(points.values()).asDoubleBuffer().get(values);
            return UsageSeries.of(points.first(), points.step(), values);
        }
    }
}
