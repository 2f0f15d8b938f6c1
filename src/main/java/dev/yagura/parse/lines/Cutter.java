package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a body of one form into lines. Not thread-safe. */
public interface Cutter {

  /** The next line; null at the end of the body. */
  @Nullable RawLine next() throws IOException;

  /** Whether the line that {@link #next} gave last was longer than the maximum. */
  boolean wasCut();
}
