package dev.lectern.aws;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Names below {@code localhost} lead to this computer, as RFC 6761 (6.3) asks of resolvers; not
 * every computer's own does so. Function URLs, websites and buckets of a sandbox have such names.
 * Java finds it as a service. Any thread.
 */
public final class LocalNames extends InetAddressResolverProvider {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver system = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        return host.toLowerCase(Locale.ROOT).endsWith(".localhost")
            ? Stream.of(InetAddress.getByAddress(host, LOOPBACK))
            : system.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "Names below localhost";
  }
}
