package io.ringwerk.loadtest.jmh;

import io.ringwerk.auth.NonceIssuer;
import io.ringwerk.auth.NonceVerdict;
import io.ringwerk.auth.ServerSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a signed nonce costs, to issue and to recognise. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NonceBenchmark {

  private final NonceIssuer issuer =
      new NonceIssuer(ServerSecret.random(), Duration.ofDays(1), InstantSource.system());
  private final String nonce = issuer.issue();

  /** A new nonce. */
  @Benchmark
  public String issue() {
    return issuer.issue();
  }

  /** A nonce that comes back. */
  @Benchmark
  public NonceVerdict verify() {
    return issuer.verify(nonce);
  }
}
