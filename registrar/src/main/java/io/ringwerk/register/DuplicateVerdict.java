package io.ringwerk.register;

/** What two registrations of one device come to. */
sealed interface DuplicateVerdict {

  /** The verdict and its reason, as a sentence for logs, API and portal. */
  String inWords();

  /** One endpoint, seen twice: after a reboot, a move, or over two flows. */
  record OneEndpoint(Likeness likeness) implements DuplicateVerdict {
    @Override
    public String inWords() {
      return "One endpoint: " + likeness.inWords() + ".";
    }
  }

  /** Maybe two endpoints; nothing is said to anybody until the older one is heard again. */
  record Suspected(Likeness likeness) implements DuplicateVerdict {
    @Override
    public String inWords() {
      return "One endpoint or two: "
          + likeness.inWords()
          + ", and the older one has not been heard since the newer one registered.";
    }
  }

  /** Two endpoints use the device's credentials at once. */
  record Duplicate(Proof proof, Likeness likeness) implements DuplicateVerdict {
    @Override
    public String inWords() {
      return "Two endpoints: " + proof.inWords(likeness) + ".";
    }
  }

  /** What makes a duplicate certain. */
  enum Proof {
    /** Their names differ, and neither has signed off. */
    DIFFERENT_NAMES("%s, and neither has signed off"),
    /** The older one went on after the newer one had registered. */
    OLDER_IS_ALIVE("%s, and the older one was heard again after the newer one had registered"),
    /** They registered in turns, again and again. */
    TAKES_TURNS("%s, and they keep registering in turns");

    private final String pattern;

    Proof(String pattern) {
      this.pattern = pattern;
    }

    private String inWords(Likeness likeness) {
      return pattern.formatted(likeness.inWords());
    }
  }
}
