package dev.yagura.alert;

import org.springframework.data.jpa.repository.JpaRepository;

/** The part of {@code alerts} that people change. */
interface AlertTriageRows extends JpaRepository<AlertTriageRow, Long> {}
