package io.rightsizer.api.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Money as it is stored: whole millionths of a currency unit, which sum without error.
final class Micros {

    private static final int DIGITS = 6;

    private Micros() {}

    static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    static long of(BigDecimal amount) {
        return rounded(amount).unscaledValue().longValueExact();
    }

    static BigDecimal amount(long micros) {
        return BigDecimal.valueOf(micros, DIGITS);
    }

    static @Nullable BigDecimal amount(ResultSet row, String column) throws SQLException {
        var micros = Sql.nullable(row, column);
        return micros == null ? null : amount(micros);
    }
}
