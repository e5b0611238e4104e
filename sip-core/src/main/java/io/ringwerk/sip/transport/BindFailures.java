package io.ringwerk.sip.transport;

import io.netty.channel.unix.Errors.NativeIoException;
import io.ringwerk.sip.transport.TransportStartException.Reason;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Reads from what the kernel said why an address could not be bound. */
final class BindFailures {

  private static final int EACCES = 13;
  private static final int EADDRINUSE = 98;
  private static final int EADDRNOTAVAIL = 99;

  private BindFailures() {}

  static Reason reasonOf(Throwable cause, InetSocketAddress address) {
    if (cause instanceof NativeIoException failure) {
      return reasonOf(-failure.expectedErr());
    }
    return cause instanceof BindException ? guess(cause, address.getAddress()) : Reason.OTHER;
  }

  private static Reason reasonOf(int errno) {
    return switch (errno) {
      case EADDRINUSE -> Reason.PORT_IN_USE;
      case EADDRNOTAVAIL -> Reason.NO_SUCH_ADDRESS;
      case EACCES -> Reason.NOT_PERMITTED;
      default -> Reason.OTHER;
    };
  }

  /** The JDK tells the text of the error only, and that in the system's language. */
  private static Reason guess(Throwable cause, InetAddress host) {
    if (!isOurs(host)) {
      return Reason.NO_SUCH_ADDRESS;
    }
    boolean denied = String.valueOf(cause.getMessage()).contains("Permission denied");
    return denied ? Reason.NOT_PERMITTED : Reason.PORT_IN_USE;
  }

  private static boolean isOurs(InetAddress host) {
    try {
      return host.isAnyLocalAddress()
          || host.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(host) != null;
    } catch (SocketException noInterfaces) {
      return true;
    }
  }
}
