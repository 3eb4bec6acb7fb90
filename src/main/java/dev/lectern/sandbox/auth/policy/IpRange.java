package dev.lectern.sandbox.auth.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of addresses in CIDR form, {@code 203.0.113.0/24} or {@code 2001:db8::/32}. */
record IpRange(byte[] address, int bits) {

  /** Digits only: a name would be asked of the network. */
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  static @Nullable IpRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int most = address.length * 8;
    if (slash < 0) {
      return new IpRange(address, most);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
      return null;
    }
    return new IpRange(address, Integer.parseInt(bits));
  }

  static byte @Nullable [] address(String text) {
    if (text.indexOf(':') < 0) {
      return ipv4(text);
    }
    try {
      return IPV6.matcher(text).matches() ? InetAddress.getByName(text).getAddress() : null;
    } catch (UnknownHostException notOne) {
      return null;
    }
  }

  private static byte @Nullable [] ipv4(String text) {
    byte[] bytes = new byte[4];
    int part = 0;
    int value = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && value >= 0 && part < 3) {
        bytes[part++] = (byte) value;
        value = -1;
      } else if (c >= '0' && c <= '9') {
        value = Math.max(0, value) * 10 + c - '0';
        if (value > 255) {
          return null;
        }
      } else {
        return null;
      }
    }
    if (part != 3 || value < 0) {
      return null;
    }
    bytes[3] = (byte) value;
    return bytes;
  }

  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != other[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    int mask = 0xFF << (8 - rest) & 0xFF;
    return rest == 0 || (address[whole] & mask) == (other[whole] & mask);
  }
}
