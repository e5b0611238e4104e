package io.ringwerk.auth;

import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;

/** Decides whether credentials were made for the request they came with (RFC 7616 §3.4.6). */
final class DigestUri {

  private DigestUri() {}

  /**
   * Whether the digest-uri is the received Request-URI, or names the tenant or this server by any
   * name or address of theirs. Phones differ in what they sign: the URI before their outbound proxy
   * changed it, the domain, or the address they send to.
   */
  static boolean isAccepted(
      String digestUri, SipRequest request, TenantDirectory tenant, Directory directory) {
    return digestUri.equals(request.requestUriText()) || namesUs(digestUri, tenant, directory);
  }

  private static boolean namesUs(String digestUri, TenantDirectory tenant, Directory directory) {
    try {
      SipUri uri = SipUri.parse(digestUri);
      return uri.isSip() && isOwnHost(uri.host(), tenant, directory);
    } catch (MalformedHeaderException e) {
      return false;
    }
  }

  /** A host that leads to a tenant but is not that tenant's domain is an address of this server. */
  private static boolean isOwnHost(String host, TenantDirectory tenant, Directory directory) {
    return directory
        .tenant(host)
        .filter(named -> named.domain().equals(tenant.domain()) || !named.domain().equals(host))
        .isPresent();
  }
}
