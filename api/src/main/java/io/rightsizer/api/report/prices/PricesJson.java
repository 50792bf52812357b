package io.rightsizer.api.report.prices;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Prices for programs, written one after the other. Money is a decimal as it is known; what is unknown says why.
final class PricesJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator json;

    private PricesJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(List<ShownType> types, Writer out) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("prices");
            for (var type : types) {
                new PricesJson(json).write(type);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write("\n");
    }

    private void write(ShownType type) throws IOException {
        json.writeStartObject();
        json.writeStringField("provider", type.region().provider());
        json.writeStringField("region", type.region().name());
        json.writeStringField("instanceType", type.name());
        var listed = type.listed();
        if (listed != null) {
            json.writeNumberField("vcpu", listed.vcpu());
            json.writeNumberField("memoryGib", listed.memoryGib());
            json.writeStringField("arch", listed.arch());
            json.writeNumberField("gpus", listed.gpus());
        }
        if (type.shows(CapacityType.ON_DEMAND)) {
            write("onDemand", type.onDemand());
            write("oneYear", type.prices().oneYear());
            write("threeYears", type.prices().threeYears());
        }
        if (type.shows(CapacityType.SPOT)) {
            write("spot", type.prices().spot());
            json.writeStringField("interruption", Objects.toString(type.prices().interruption(), null));
        }
        json.writeEndObject();
    }

    private void write(String name, Priced priced) throws IOException {
        switch (priced) {
            case Priced.Known(var price) -> write(name, price);
            case Priced.Unknown(var reason) -> {
                json.writeObjectFieldStart(name);
                json.writeStringField("unknown", reason);
                json.writeEndObject();
            }
        }
    }

    private void write(String name, @Nullable Price price) throws IOException {
        if (price == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("hourly", price.hourly());
        json.writeStringField("currency", price.currency().getCurrencyCode());
        json.writeStringField("basis", price.basis().name().toLowerCase(Locale.ROOT));
        json.writeStringField("source", price.source());
        json.writeStringField("asOf", price.asOf().toString());
        json.writeEndObject();
    }
}
