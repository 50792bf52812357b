package io.rightsizer.pricing.finance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Checks rows against the rules of the FOCUS specification in `focus-rules.csv`.
final class FocusRules {

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PLACEHOLDERS =
            Set.of("n/a", "na", "none", "null", "not applicable", "-", "unknown");
    private static final Set<String> UNITS = Set.of("Core-Hours", "GiB-Hours");

    private final List<Rule> rules;

    private FocusRules(List<Rule> rules) {
        this.rules = rules;
    }

    static FocusRules read() throws IOException {
        try (var file = FocusRules.class.getResourceAsStream("focus-rules.csv")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            return new FocusRules(
                    lines.filter(line -> !line.startsWith("#")).map(Rule::parse).toList());
        }
    }

    /// The rules that bind everybody and those of the capabilities one claims.
    FocusRules claiming(Set<String> capabilities) {
        return new FocusRules(rules.stream()
                .filter(rule -> rule.capability.isEmpty() || capabilities.contains(rule.capability))
                .toList());
    }

    FocusRules at(String level) {
        return new FocusRules(
                rules.stream().filter(rule -> rule.level.equals(level)).toList());
    }

    int count() {
        return rules.size();
    }

    List<String> mandatoryColumns() {
        return rules.stream()
                .filter(rule -> rule.check.equals("present") && rule.capability.isEmpty() && rule.level.equals("MUST"))
                .map(Rule::column)
                .toList();
    }

    /// One sentence for each rule that the row breaks.
    List<String> broken(Map<String, String> row) {
        var broken = new ArrayList<String>();
        for (var rule : rules) {
            if (rule.binds(row) && !rule.holds(row)) {
                broken.add(rule + " but is '" + row.get(rule.column) + "'");
            }
        }
        return broken;
    }

    private record Rule(String column, String check, String argument, String when, String capability, String level) {

        static Rule parse(String line) {
            var cells = line.split(";", -1);
            return new Rule(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
        }

        boolean binds(Map<String, String> row) {
            return Arrays.stream(when.split("&")).map(String::strip).allMatch(part -> part.isEmpty() || met(part, row));
        }

        private static boolean met(String condition, Map<String, String> row) {
            var not = condition.contains("!=");
            var sides = condition.split(not ? "!=" : "=", -1);
            var value = row.getOrDefault(sides[0], "");
            return not != Set.of(sides[1].split("\\|")).contains(value);
        }

        boolean holds(Map<String, String> row) {
            var value = row.getOrDefault(column, "");
            return switch (check) {
                case "present" -> row.containsKey(column);
                case "not-null" -> !value.isEmpty();
                case "null" -> value.isEmpty();
                case "column-names" -> row.keySet().stream().allMatch(Rule::isColumnName);
                case "no-placeholder" -> row.values().stream().noneMatch(Rule::isPlaceholder);
                case "no-blank-edges" -> row.values().stream().allMatch(one -> one.equals(one.strip()));
                default -> value.isEmpty() || holds(value, row);
            };
        }

        private boolean holds(String value, Map<String, String> row) {
            return switch (check) {
                case "string" -> value.codePoints().noneMatch(Character::isISOControl);
                case "decimal" -> value.matches("-?\\d+(\\.\\d+)?");
                case "date-time" -> value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                case "currency" -> CURRENCIES.contains(value);
                case "unit" -> UNITS.contains(value);
                case "one-of" -> Set.of(argument.split("\\|")).contains(value);
                case "equals" -> value.equals(argument);
                case "not-equals" -> !value.equals(argument);
                case "at-least" -> new BigDecimal(value).compareTo(new BigDecimal(argument)) >= 0;
                case "before" -> value.compareTo(row.getOrDefault(argument, "")) < 0;
                case "not-after" -> value.compareTo(row.getOrDefault(argument, "")) <= 0;
                case "json" -> isJson(value, _ -> true);
                case "key-value" -> isJson(value, JsonNode::isValueNode);
                case "elements" -> elements(value);
                case "no-key-of" -> keys(value).stream().noneMatch(keys(row.getOrDefault(argument, ""))::contains);
                default -> throw new IllegalStateException("No such check: " + check);
            };
        }

        private static boolean isColumnName(String name) {
            return name.matches("(x_)?([A-Z][a-z0-9]*)+");
        }

        private static boolean isPlaceholder(String value) {
            return PLACEHOLDERS.contains(value.toLowerCase(java.util.Locale.ROOT));
        }

        private static boolean isJson(String value, Predicate<JsonNode> element) {
            try {
                var node = JSON.readTree(value);
                return node.isObject()
                        && StreamSupport.stream(node.spliterator(), false).allMatch(element);
            } catch (IOException _) {
                return false;
            }
        }

        private static boolean elements(String value) {
            var elements = tree(value).get("Elements");
            return elements.isArray()
                    && !elements.isEmpty()
                    && StreamSupport.stream(elements.spliterator(), false)
                            .allMatch(one -> one.get("AllocatedRatio").isNumber()
                                    && one.get("UsageUnit").isTextual()
                                    && one.get("UsageQuantity").isNumber());
        }

        private static List<String> keys(String value) {
            var names = new ArrayList<String>();
            if (!value.isEmpty()) {
                tree(value).fieldNames().forEachRemaining(names::add);
            }
            return names;
        }

        private static JsonNode tree(String value) {
            try {
                return JSON.readTree(value);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public String toString() {
            return column + " " + level + " be " + check + (argument.isEmpty() ? "" : " " + argument)
                    + (when.isEmpty() ? "" : " when " + when);
        }
    }
}
