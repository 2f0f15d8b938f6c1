package dev.yagura.alert;

import java.time.Instant;

/** What joining needs to know of an open alert. */
record StoredAlert(
    long id,
    String fingerprint,
    Instant firstTime,
    Instant lastTime,
    int fullCopies,
    boolean backFill,
    boolean sample) {}
