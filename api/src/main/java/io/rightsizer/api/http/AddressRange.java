package io.rightsizer.api.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// A range of IP addresses, written as `10.0.0.0/8` or `fd00::/8`.
final class AddressRange {

    /// Nothing that would be looked up as a name.
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /// @throws IllegalArgumentException when it is no range
    static AddressRange parse(String text) {
        var parts = text.split("/", -1);
        try {
            var network = address(parts[0]);
            var bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && bits >= 0 && bits <= network.length * 8) {
                return new AddressRange(network, bits);
            }
        } catch (UnknownHostException | NumberFormatException wrong) {
            throw new IllegalArgumentException(expected(text), wrong);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "'" + text + "' is no range of addresses; write it like 10.0.0.0/8";
    }

    private static byte[] address(String text) throws UnknownHostException {
        var plain = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!LITERAL.matcher(plain).matches() || !plain.matches(".*[:.].*")) {
            throw new UnknownHostException(text);
        }
        return InetAddress.getByName(plain).getAddress();
    }

    boolean contains(String text) {
        try {
            var address = address(text);
            return address.length == network.length && startsLikeNetwork(address);
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private boolean startsLikeNetwork(byte[] address) {
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
