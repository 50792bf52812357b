package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.cost.Commitment;
import io.rightsizer.pricing.cost.Discount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;

/// Discounts and commitments in a CSV file, one a line. What a kind does not need is left empty:
///
///     kind,provider,region,pool,type,count,hourly,percent,spot,until
///     discount,aws,,,,,,9,no,
///     machines,aws,eu-west-1,,m5.xlarge,20,0.121,,,2027-06-30
///     spend,aws,,,,,35.00,28,,2028-01-31
public final class AgreementsFile {

    private static final String HEADER = "kind,provider,region,pool,type,count,hourly,percent,spot,until";

    private AgreementsFile() {}

    /// @throws FinanceInputException naming the line that cannot be meant
    public static Agreements read(Path file) throws IOException {
        var discounts = new ArrayList<Discount>();
        var commitments = new ArrayList<Commitment>();
        try (var text = Files.newBufferedReader(file)) {
            for (var line : CsvTable.read(file.toString(), text, HEADER).lines()) {
                switch (line.text("kind")) {
                    case "discount" -> discounts.add(discount(line));
                    case "machines" -> commitments.add(machines(line));
                    case "spend" -> commitments.add(spend(line));
                    default ->
                        throw line.malformed("has kind '" + line.text("kind") + "'; write discount, machines or spend");
                }
            }
        }
        return new Agreements(discounts, commitments);
    }

    private static Discount discount(CsvTable.Line line) throws FinanceInputException {
        return line.made(() -> new Discount(
                line.orEmpty("provider"),
                line.orEmpty("pool"),
                line.notNegative("percent"),
                line.orEmpty("spot").equals("yes")));
    }

    private static Commitment machines(CsvTable.Line line) throws FinanceInputException {
        return line.made(() -> new Commitment.Machines(
                line.text("provider"),
                line.orEmpty("region"),
                line.text("type"),
                line.value("count", Integer::parseInt, "a number of machines"),
                line.notNegative("hourly"),
                until(line)));
    }

    private static Commitment spend(CsvTable.Line line) throws FinanceInputException {
        return line.made(() -> new Commitment.Spend(
                line.text("provider"), line.notNegative("hourly"), line.notNegative("percent"), until(line)));
    }

    private static LocalDate until(CsvTable.Line line) throws FinanceInputException {
        return line.value("until", LocalDate::parse, "the last day it is paid, such as 2027-06-30");
    }
}
