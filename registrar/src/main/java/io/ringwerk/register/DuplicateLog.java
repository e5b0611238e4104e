package io.ringwerk.register;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One warning for each flag raised, because somebody must look, and a line when it is over. */
final class DuplicateLog implements DuplicateListener {

  private static final Logger LOG = LoggerFactory.getLogger(DuplicateDetector.class);

  @Override
  public void raised(DuplicateFlag flag) {
    LOG.atWarn()
        .addKeyValue("device", flag.device())
        .log("credentials in use on several endpoints: {}", describe(flag));
  }

  @Override
  public void cleared(DuplicateFlag flag) {
    LOG.atInfo()
        .addKeyValue("device", flag.device())
        .log("credentials no longer in use on several endpoints");
  }

  private static String describe(DuplicateFlag flag) {
    return flag.endpoints().stream()
        .map(DuplicateEndpoint::inWords)
        .collect(Collectors.joining("; ", flag.evidence() + " ", ""));
  }
}
