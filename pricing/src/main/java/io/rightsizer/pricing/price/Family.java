package io.rightsizer.pricing.price;

import java.util.regex.Pattern;

/// What instance types of one provider have in common in their names.
///
/// @param name one generation of machines in several sizes: `m5`, `Ds_v5`, `n2`
/// @param kind what they are made for: `m`, `D`, `n`
record Family(String name, String kind) {

    /// `Standard_D4s_v5`, `Standard_E4-2ds_v5`.
    private static final Pattern AZURE = Pattern.compile("(?:Standard|Basic)_([A-Z]+)[0-9]+(?:-[0-9]+)?(.*)");

    private static final Pattern LETTERS = Pattern.compile("[a-z]*");

    static Family of(String provider, String instanceType) {
        if (provider.equals("azure")) {
            var parts = AZURE.matcher(instanceType);
            return parts.matches()
                    ? new Family(parts.group(1) + parts.group(2), parts.group(1))
                    : new Family(instanceType, instanceType);
        }
        var end = instanceType.indexOf(provider.equals("aws") ? '.' : '-');
        var name = end < 0 ? instanceType : instanceType.substring(0, end);
        var letters = LETTERS.matcher(name);
        return new Family(name, letters.lookingAt() ? letters.group() : name);
    }
}
