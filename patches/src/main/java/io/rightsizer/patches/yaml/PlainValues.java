package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Turns documents into plain Java values, aliases into what they stand for. A few aliases of aliases can stand for
/// billions of values, so those are counted.
final class PlainValues {

    private static final Map<Tag, ConstructNode> CONSTRUCTORS = new CoreSchema().getSchemaTagConstructors();

    private final int most;
    private int count;

    PlainValues(int most) {
        this.most = most;
    }

    @Nullable
    Object of(Node node) {
        if (++count > most) {
            throw new YamlRefusedException(
                    RefusalCode.TOO_LARGE, "aliases that stand for more than " + most + " values");
        }
        return switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Node.Alias alias -> of(alias.target());
            case Node.Sequence sequence -> {
                var items = new ArrayList<@Nullable Object>();
                sequence.items().forEach(item -> items.add(of(item)));
                yield Collections.unmodifiableList(items);
            }
            case Node.Mapping mapping -> fields(mapping);
        };
    }

    private Map<String, @Nullable Object> fields(Node.Mapping mapping) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : mapping.fields()) {
            if (!(field.key() instanceof Scalar key)) {
                throw new YamlRefusedException(RefusalCode.NOT_YAML, "a field's name that is no text");
            }
            fields.put(key.value(), of(field.value()));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static @Nullable Object scalar(Scalar scalar) {
        if (scalar.tag().equals(Tag.NULL)) {
            return null;
        }
        var constructor = CONSTRUCTORS.get(scalar.tag());
        if (constructor == null || scalar.tag().equals(Tag.STR)) {
            return scalar.value();
        }
        try {
            return constructor.construct(new ScalarNode(scalar.tag(), scalar.value(), scalar.style()));
        } catch (RuntimeException notOfItsTag) {
            return scalar.value();
        }
    }
}
