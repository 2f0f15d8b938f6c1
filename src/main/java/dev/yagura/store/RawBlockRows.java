package dev.yagura.store;

import dev.yagura.event.RawLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The raw blocks of one slice while it is written: each of one retention class. */
final class RawBlockRows {

  static final String COPY =
      """
      COPY raw_blocks (slice_id, block_number, host_group, arrival_day, retention_class,
        line_count, raw_bytes, data) FROM STDIN
      """;

  // One group of hosts for now; the key carries it so that blocks can be spread by host later.
  private static final int HOST_GROUP = 0;

  private record Numbered(int number, int retentionClass, RawBlock block) {}

  private final List<Numbered> blocks = new ArrayList<>();
  private final Map<Integer, Numbered> open = new LinkedHashMap<>();

  /** Takes lines in, and gives the place of each: 256 * block number + line in the block. */
  List<Integer> add(int retentionClass, List<RawLine> lines) {
    List<Integer> places = new ArrayList<>(lines.size());
    for (RawLine line : lines) {
      Numbered current = open.get(retentionClass);
      if (current == null || current.block().isFull()) {
        current = new Numbered(blocks.size(), retentionClass, new RawBlock());
        blocks.add(current);
        open.put(retentionClass, current);
      }
      places.add(current.number() * RawBlock.LINES + current.block().add(line.bytes()));
    }
    return places;
  }

  CopyText rows(long sliceId, LocalDate day) {
    CopyText text = new CopyText();
    for (Numbered numbered : blocks) {
      text.value(sliceId)
          .value(numbered.number())
          .value(HOST_GROUP)
          .value(day.toString())
          .value(numbered.retentionClass())
          .value(numbered.block().lineCount())
          .value(numbered.block().rawBytes())
          .bytes(numbered.block().compress())
          .endRow();
    }
    return text;
  }
}
