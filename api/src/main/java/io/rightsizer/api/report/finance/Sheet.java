package io.rightsizer.api.report.finance;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A sheet that is filled cell by cell from the left and row by row. Text goes in as text and never as a formula,
/// whatever it begins with.
final class Sheet {

    private static final String HEADER_FILL = "1F3864";
    private static final String TOTAL_FILL = "D9E2F3";
    private static final String WHITE = "FFFFFF";

    private final Worksheet sheet;
    private final String money;
    private int row;
    private int column;
    private boolean total;

    Sheet(Workbook book, String name, Currency currency) {
        this.sheet = book.newWorksheet(name);
        this.money = money(currency);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.pageOrientation("landscape");
    }

    /// `1,234.50 EUR`, by the digits of the currency.
    private static String money(Currency currency) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var number = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
        return number + "\\ [$" + currency.getCurrencyCode() + "]";
    }

    /// The first row, which stays in sight. Titles stand as what is below them: numbers to the right.
    void header(List<Heading> headings) {
        for (var index = 0; index < headings.size(); index++) {
            var heading = headings.get(index);
            sheet.inlineString(0, index, heading.title());
            sheet.width(index, heading.width());
            var style = sheet.style(0, index)
                    .bold()
                    .fontColor(WHITE)
                    .fillColor(HEADER_FILL)
                    .horizontalAlignment(heading.number() ? "right" : "left");
            if (index > 0 && !heading.number()) {
                style.indent(1);
            }
            style.set();
        }
        sheet.freezePane(1, 1);
        sheet.repeatRows(0);
        row = 1;
    }

    /// @param width in characters
    record Heading(String title, int width, boolean number) {

        static Heading text(String title, int width) {
            return new Heading(title, width, false);
        }

        static Heading number(String title, int width) {
            return new Heading(title, width, true);
        }
    }

    Sheet text(String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        styleText(false);
        return this;
    }

    Sheet wrapped(String text) {
        sheet.inlineString(row, column, text);
        styleText(true);
        return this;
    }

    Sheet money(BigDecimal amount) {
        sheet.value(row, column, amount);
        style(money);
        return this;
    }

    Sheet money(Optional<BigDecimal> amount) {
        amount.ifPresent(value -> sheet.value(row, column, value));
        style(money);
        return this;
    }

    /// @param share between 0 and 1
    Sheet percent(BigDecimal share) {
        sheet.value(row, column, share);
        style("0.0%");
        return this;
    }

    Sheet count(int number) {
        sheet.value(row, column, number);
        style("#,##0");
        return this;
    }

    /// The cells up to the end of the row are those of a total.
    Sheet total() {
        total = true;
        return this;
    }

    void endRow() {
        row++;
        column = 0;
        total = false;
    }

    /// Text right of a number would touch it without an indent.
    private void styleText(boolean wrap) {
        var style = sheet.style(row, column).format("@").horizontalAlignment("left");
        if (column > 0) {
            style.indent(1);
        }
        if (wrap) {
            style.wrapText(true);
        }
        set(style);
    }

    private void style(String format) {
        set(sheet.style(row, column).format(format));
    }

    private void set(StyleSetter style) {
        style.verticalAlignment("top");
        if (total) {
            style.bold().fillColor(TOTAL_FILL);
        }
        style.set();
        column++;
    }
}
