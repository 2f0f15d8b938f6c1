package dev.yagura.query.spl.parse;

import java.util.Map;

/** Which parser reads which command. */
final class CommandParsers {

  /** By the command's name in lower case. */
  static final Map<String, CommandParser> BY_NAME =
      Map.ofEntries(
          Map.entry("bin", new BucketParser()),
          Map.entry("bucket", new BucketParser()),
          Map.entry("convert", new ConvertParser()),
          Map.entry("dedup", new DedupParser()),
          Map.entry("eval", new EvalParser()),
          Map.entry("fields", new FieldsParser()),
          Map.entry("fillnull", new FillnullParser()),
          Map.entry("head", new HeadParser()),
          Map.entry("lookup", new LookupParser()),
          Map.entry("regex", new RegexParser()),
          Map.entry("rename", new RenameParser()),
          Map.entry("rex", new RexParser()),
          Map.entry("search", new SearchParser()),
          Map.entry("sort", new SortParser()),
          Map.entry("stats", new StatsParser()),
          Map.entry("table", new FieldsParser()),
          Map.entry("tstats", new TstatsParser()),
          Map.entry("where", new WhereParser()));

  private CommandParsers() {}
}
