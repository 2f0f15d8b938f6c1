package dev.yagura.rule;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code rules}. */
interface RuleRows extends JpaRepository<RuleRow, String> {

  List<RuleRow> findByEnabledTrue();

  List<RuleRow> findByPack(String pack);
}
