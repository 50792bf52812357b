package io.rightsizer.api.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Addresses as far as they tell one client from another.
final class ClientAddress {

    /// Of an IPv6 address, the rest of which everybody chooses for themselves.
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /// @param remote as the socket knows it
    static String of(String remote) {
        try {
            return InetAddress.ofLiteral(remote) instanceof Inet6Address six ? network(six) : remote;
        } catch (IllegalArgumentException notAnAddress) {
            return remote;
        }
    }

    private static String network(Inet6Address address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
    }
}
