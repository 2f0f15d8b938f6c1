package dev.yagura.query.plan;

import java.util.ArrayList;
import java.util.List;

/** A two-valued condition over an event or an audit record. Immutable. */
public sealed interface Condition
    permits Condition.And, Condition.Or, Condition.Not, Constant, Test {

  /** All parts hold; an empty list holds. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds; an empty list does not hold. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {}

  /** The conjunction, flattened; constants are folded. */
  static Condition and(List<? extends Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof And and) {
        flat.addAll(and.parts());
      } else if (part == Constant.FALSE) {
        return Constant.FALSE;
      } else if (part != Constant.TRUE) {
        flat.add(part);
      }
    }
    return flat.isEmpty() ? Constant.TRUE : flat.size() == 1 ? flat.get(0) : new And(flat);
  }

  /** The disjunction, flattened; constants are folded. */
  static Condition or(List<? extends Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Or or) {
        flat.addAll(or.parts());
      } else if (part == Constant.TRUE) {
        return Constant.TRUE;
      } else if (part != Constant.FALSE) {
        flat.add(part);
      }
    }
    return flat.isEmpty() ? Constant.FALSE : flat.size() == 1 ? flat.get(0) : new Or(flat);
  }

  /** The negation; a double one is folded. */
  static Condition not(Condition part) {
    if (part instanceof Not not) {
      return not.part();
    }
    if (part instanceof Constant constant) {
      return constant == Constant.TRUE ? Constant.FALSE : Constant.TRUE;
    }
    return new Not(part);
  }
}
