package io.rightsizer.api.cli;

import io.rightsizer.pricing.price.refresh.Limits;
import io.rightsizer.pricing.price.refresh.Refresh;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description = "Read public price lists into the cache, from their address or a saved file (plain or gzip).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The providers publish them at",
            "  aws    https://pricing.us-east-1.amazonaws.com",
            "         /offers/v1.0/aws/AmazonEC2/current/REGION/index.json",
            "  azure  https://prices.azure.com/api/retail/prices",
            "         ?$filter=serviceName eq 'Virtual Machines' (blanks as %%20)",
            "  gcp    https://cloudbilling.googleapis.com/v1/services/6F81-5844-456A/skus (needs a key)",
            "A list is written only once it was read to its end.",
            "",
            "Example:",
            "  rightsizer prices refresh --aws index.json.gz --region eu-west-1"
        })
final class PricesRefreshCommand implements Callable<Integer> {

    @Option(names = "--aws", paramLabel = "URL|FILE", description = "EC2 offer file, index.json of one or all regions.")
    private @Nullable String aws;

    @Option(names = "--azure", paramLabel = "URL|FILE", description = "Retail Prices API; all its pages are read.")
    private @Nullable String azure;

    @Option(names = "--gcp", paramLabel = "URL|FILE", description = "SKUs of Compute Engine; all pages are read.")
    private @Nullable String gcp;

    @Option(names = "--gcp-key-file", paramLabel = "FILE", description = "Holds the API key of --gcp.")
    private @Nullable Path keyFile;

    @Option(names = "--region", paramLabel = "NAME", description = "Only this region of the list.")
    private @Nullable String region;

    @Mixin
    private PriceFlags flags = new PriceFlags();

    private final Terminal terminal;

    PricesRefreshCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (aws == null && azure == null && gcp == null) {
            throw new UsageException("name a list: --aws, --azure or --gcp URL|FILE; --help tells the addresses");
        }
        var cache = flags.settings(terminal).cache();
        if (cache == null) {
            throw new UsageException("no directory for the lists: give --price-cache DIR or set pricing.cache");
        }
        var refresh = new Refresh(
                cache, region == null ? "" : region, keyFile, LocalDate.now(ZoneOffset.UTC), Limits.DEFAULTS);
        var complete = aws == null || tell("aws", refresh.aws(aws), cache);
        complete &= azure == null || tell("azure", refresh.azure(azure), cache);
        complete &= gcp == null || tell("gcp", refresh.gcp(gcp), cache);
        return (complete ? ExitCode.OK : ExitCode.PARTIAL).number();
    }

    /// @return whether the list was complete
    private boolean tell(String provider, Refresh.Outcome outcome, Path cache) {
        terminal.out()
                .println(provider + ": " + outcome.types() + " prices of " + outcome.regions() + " regions written to "
                        + cache.resolve(provider) + "; " + outcome.leftOut() + " offers left out");
        if (outcome.goesOn()) {
            terminal.say(provider + ": the saved file says that the list goes on, but not where it is saved; give the"
                    + " address, or a file with all of it");
        }
        return !outcome.goesOn();
    }
}
