package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Command;

/** Reads the arguments of one command. */
@FunctionalInterface
interface CommandParser {

  /**
   * The command read.
   *
   * @throws ProblemException for what is wrong in it, or not supported
   */
  Command parse(ParseContext context) throws ProblemException;
}
