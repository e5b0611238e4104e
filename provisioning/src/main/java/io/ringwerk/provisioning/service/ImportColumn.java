package io.ringwerk.provisioning.service;

/** The columns of an import. */
public enum ImportColumn {
  /** The tenant's domain; empty for the default tenant. It must exist. */
  TENANT("tenant"),
  /** The user's name; required. Repeated rows of a user add devices. */
  USER("user"),
  /** The user's full name. */
  NAME("name"),
  /** The user's e-mail address. */
  EMAIL("email"),
  /** The device's id; empty for a generated one. */
  DEVICE("device"),
  /** The device's label. */
  LABEL("label"),
  /** The device's password; empty for a generated one, unless HA1s are given. */
  PASSWORD("password"),
  /** The device's HA1 in MD5, 32 hexadecimal digits. */
  HA1_MD5("ha1_md5"),
  /** The device's HA1 in SHA-256, 64 hexadecimal digits. */
  HA1_SHA256("ha1_sha256"),
  /** Numbers that ring all the user's devices, separated by semicolons or blanks. */
  NUMBERS("numbers"),
  /** The user's extension. */
  EXTENSION("extension"),
  /** The groups the user joins, separated by semicolons or blanks; created when missing. */
  GROUPS("groups");

  private final String header;

  ImportColumn(String header) {
    this.header = header;
  }

  /** What the header line calls it. */
  public String header() {
    return header;
  }
}
