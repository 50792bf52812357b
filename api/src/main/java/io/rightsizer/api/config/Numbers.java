package io.rightsizer.api.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Plain decimal numbers, exactly as written.
final class Numbers {

    private static final Pattern NOTATION = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private Numbers() {}

    static BigDecimal parse(String text, String example) {
        if (!NOTATION.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number; write it like " + example);
        }
        return new BigDecimal(text);
    }
}
