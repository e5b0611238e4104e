package io.ringwerk.provisioning.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringwerk.provisioning.directory.AlgorithmOffer;

/** Which digest algorithms phones are challenged with, as the API writes it. */
enum Offer {
  MD5("md5", AlgorithmOffer.MD5),
  SHA256_THEN_MD5("sha256-then-md5", AlgorithmOffer.SHA256_THEN_MD5),
  SHA256("sha256", AlgorithmOffer.SHA256);

  private final String text;
  private final AlgorithmOffer meaning;

  Offer(String text, AlgorithmOffer meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  static Offer of(AlgorithmOffer meaning) {
    return switch (meaning) {
      case MD5 -> MD5;
      case SHA256_THEN_MD5 -> SHA256_THEN_MD5;
      case SHA256 -> SHA256;
    };
  }

  AlgorithmOffer meaning() {
    return meaning;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
