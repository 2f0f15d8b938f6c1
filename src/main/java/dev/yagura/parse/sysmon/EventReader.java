package dev.yagura.parse.sysmon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code <Event>} from left to right, each character once, and keeps the name and value
 * pairs that it meets. A value ends at its own end tag, or where another field begins; the last one
 * may be cut off. Of a name that occurs twice the first value stays: a command line that smuggles
 * in a field can't change one that stood before it.
 */
final class EventReader {

  /** More fields than any Sysmon schema has; the rest of them stay in the raw line. */
  static final int MAXIMUM_FIELDS = 256;

  private static final int LONGEST_NAME = 128;
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private enum Section {
    OUTSIDE,
    SYSTEM,
    DATA
  }

  final Map<String, String> system = new LinkedHashMap<>(32);
  final Map<String, String> data = new LinkedHashMap<>(64);
  final Faults faults;

  /** The field in whose value the text broke off; null where it did not. */
  @Nullable String cutInside;

  private final String text;
  private final int length;
  private final TagReader tags;
  private int at;
  private Section section = Section.OUTSIDE;
  private boolean insideEvent;

  EventReader(String text, int start, Faults faults) {
    this.text = text;
    this.length = text.length();
    this.at = start;
    this.faults = faults;
    this.tags = new TagReader(text, faults);
  }

  /** Reads to the end of the event, or of the text. */
  void read() {
    while (true) {
      int open = text.indexOf('<', at);
      if (open < 0 || open + 1 >= length) {
        markCut();
        return;
      }
      at = open;
      char next = text.charAt(open + 1);
      if (next == '/') {
        if (endTag()) {
          checkRest();
          return;
        }
      } else if (next == '!' || next == '?') {
        skipMarkup();
      } else if (TagReader.isNameCharacter(next)) {
        if (!startTag()) {
          return;
        }
      } else {
        faults.notWellFormed();
        at = open + 1;
      }
    }
  }

  private void markCut() {
    at = length;
    faults.add("truncated", cutInside == null ? "between fields" : cutInside);
  }

  /** Whether this was the event's own end tag. */
  private boolean endTag() {
    int nameEnd = TagReader.nameEnd(text, at + 2);
    String name = KnownNames.of(text, at + 2, nameEnd);
    int close = text.indexOf('>', nameEnd);
    at = close < 0 ? length : close + 1;
    if (name.equals("System") || name.equals("EventData")) {
      section = Section.OUTSIDE;
    }
    // Without its ">" it may be the beginning of </EventData>.
    return close >= 0 && name.equals("Event");
  }

  private void checkRest() {
    int rest = at;
    while (rest < length && text.charAt(rest) <= ' ') {
      rest++;
    }
    if (rest == length || text.startsWith("</Events>", rest)) {
      return;
    }
    if (TagReader.startsEvent(text, rest)) {
      faults.add("more_than_one_event");
    } else {
      faults.notWellFormed();
    }
  }

  private void skipMarkup() {
    boolean comment = text.startsWith("<!--", at);
    int close = text.indexOf(comment ? "-->" : ">", at + 2);
    at = close < 0 ? length : close + (comment ? 3 : 1);
  }

  /** Reads a start tag and, for a field, its value; false where the event is over. */
  private boolean startTag() {
    if (TagReader.startsEvent(text, at)) {
      if (insideEvent) {
        // Two messages that ran into one another: the first has lost its end.
        faults.add("more_than_one_event");
        markCut();
        return false;
      }
      insideEvent = true;
    }
    at = tags.read(at);
    String name = tags.name();
    switch (name) {
      case "System" -> section = Section.SYSTEM;
      case "EventData", "UserData" -> section = Section.DATA;
      case "Event", "RenderingInfo" -> section = Section.OUTSIDE;
      default -> field(name);
    }
    return true;
  }

  private void field(String element) {
    if (section == Section.OUTSIDE) {
      return;
    }
    String name = element;
    if (section == Section.SYSTEM) {
      tags.forEachAttribute(this::keepSystem);
    } else if (element.equals("Data")) {
      name = tags.attribute("Name", "Data");
    }
    if (tags.isCut()) {
      return;
    }
    if (tags.isEmptyElement()) {
      if (section == Section.DATA) {
        keepData(name, "");
      }
      return;
    }
    String value = value(element, name);
    if (section == Section.SYSTEM) {
      if (!value.isBlank()) {
        keepSystem(name, value.strip());
      }
    } else if (cutInside == null || !value.isEmpty()) {
      keepData(name, value);
    }
  }

  private String value(String element, String name) {
    int start = at;
    int from = at;
    boolean verbatim = false;
    while (true) {
      int open = text.indexOf('<', from);
      if (open < 0) {
        cutInside = name;
        at = length;
        return decode(start, length, verbatim);
      }
      if (isEndTagOf(element, open)) {
        at = open;
        int close = text.indexOf('>', open);
        at = close < 0 ? length : close + 1;
        return decode(start, open, verbatim);
      }
      if (isBeginningOfEndTag(element, open)) {
        cutInside = name;
        at = length;
        return decode(start, open, verbatim);
      }
      if (text.startsWith(CDATA, open)) {
        int close = text.indexOf(CDATA_END, open);
        verbatim = true;
        from = close < 0 ? length : close + CDATA_END.length();
      } else if (startsOtherField(open)) {
        faults.notWellFormed();
        at = open;
        return decode(start, open, verbatim);
      } else {
        faults.notWellFormed();
        from = open + 1;
      }
    }
  }

  private boolean isEndTagOf(String element, int open) {
    int stop = open + 2 + element.length();
    return text.startsWith("</", open)
        && text.startsWith(element, open + 2)
        && (stop == length || !TagReader.isNameCharacter(text.charAt(stop)));
  }

  private boolean isBeginningOfEndTag(String element, int open) {
    int rest = length - open;
    return rest <= element.length() + 1 && ("</" + element).startsWith(text.substring(open));
  }

  private boolean startsOtherField(int open) {
    if (section == Section.SYSTEM) {
      return open + 1 < length && text.charAt(open + 1) != ' ';
    }
    return text.startsWith("<Data ", open)
        || text.startsWith("</EventData>", open)
        || text.startsWith("</Event>", open);
  }

  private String decode(int start, int end, boolean verbatim) {
    if (!verbatim) {
      return ValueText.decode(text, start, end, faults);
    }
    StringBuilder value = new StringBuilder(end - start);
    int from = start;
    while (from < end) {
      int open = text.indexOf(CDATA, from);
      if (open < 0 || open >= end) {
        value.append(ValueText.decode(text, from, end, faults));
        break;
      }
      int close = text.indexOf(CDATA_END, open);
      int stop = close < 0 || close > end ? end : close;
      value
          .append(ValueText.decode(text, from, open, faults))
          .append(text, Math.min(open + CDATA.length(), stop), stop);
      from = close < 0 ? end : close + CDATA_END.length();
    }
    return value.toString().replace("\0", "\\x00");
  }

  private void keepSystem(String name, String value) {
    keep(system, name, value);
  }

  private void keepData(String name, String value) {
    if (!AbsentValue.is(name, value)) {
      keep(data, name, value);
    }
  }

  private void keep(Map<String, String> fields, String name, String value) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || fields.size() >= MAXIMUM_FIELDS) {
      faults.add("fields_left_out");
    } else if (fields.putIfAbsent(name, value) != null) {
      faults.add("duplicate_field", name);
    }
  }
}
