package dev.yagura.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The table {@code people}. */
interface PeopleRepository extends JpaRepository<PersonRow, Long> {

  Optional<PersonRow> findByUsername(String username);

  List<PersonRow> findAllByOrderByUsername();

  @Query(
      value =
          "SELECT * FROM people WHERE role = 'administrator' AND disabled_at IS NULL FOR UPDATE",
      nativeQuery = true)
  List<PersonRow> lockAdministrators();
}
