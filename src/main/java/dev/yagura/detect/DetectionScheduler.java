package dev.yagura.detect;

import dev.yagura.store.SliceCommitted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Wakes detection up: every interval, and right after a commit. Each node has its own; claims keep
 * them apart. Starts when the console is ready, so that the rules of the first start are there.
 */
@Component
public class DetectionScheduler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionScheduler.class);
  private static final long STOP_SECONDS = 30;

  private final DetectionCycle cycle;
  private final DetectionProperties properties;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private boolean wake;
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  DetectionScheduler(DetectionCycle cycle, DetectionProperties properties) {
    this.cycle = cycle;
    this.properties = properties;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void committed(SliceCommitted committed) {
    wake();
  }

  /** Says that there is something to do. Returns at once. */
  public void wake() {
    lock.lock();
    try {
      wake = true;
      signalled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    if (running && properties.enabled() && thread == null) {
      Thread worker = new Thread(this::work, "detection");
      worker.setDaemon(true);
      thread = worker;
      worker.start();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    wake();
    Thread worker = thread;
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      } catch (InterruptedException stopNow) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void work() {
    while (running) {
      try {
        cycle.run();
      } catch (RuntimeException failure) {
        // Claims run out by themselves, so trying again later loses nothing.
        if (running) {
          LOG.warn("Detection could not finish its work and tries again", failure);
        }
      }
      await();
    }
  }

  private void await() {
    lock.lock();
    try {
      long nanos = properties.interval().toNanos();
      while (!wake && running && nanos > 0) {
        nanos = signalled.awaitNanos(nanos);
      }
      wake = false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
