package dev.yagura.ingest;

import dev.yagura.ingest.WritePath.Small;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Lets small requests share a slice and a commit: whatever came while a writer was busy is its next
 * slice. Two writers; more have no core to run on.
 */
@Component
class GroupCommit implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int WRITERS = 2;
  private static final int SLICE_RECORDS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private record Entry(Small request, CompletableFuture<Receipt> answer) {}

  private final WritePath writePath;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean stopping;

  GroupCommit(WritePath writePath) {
    this.writePath = writePath;
  }

  @Override
  public void afterPropertiesSet() {
    for (int i = 0; i < WRITERS; i++) {
      Thread writer = new Thread(this::write, "slice-writer-" + i);
      writer.setDaemon(true);
      writer.start();
      writers.add(writer);
    }
  }

  /**
   * Waits until the request is committed.
   *
   * @throws UnavailableException when it was not, or not in time
   */
  Receipt commit(Small request) {
    if (stopping) {
      throw new UnavailableException("The console is stopping.", RETRY_AFTER);
    }
    Entry entry = new Entry(request, new CompletableFuture<>());
    queue.add(entry);
    try {
      return entry.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new UnavailableException("The database is too slow.", RETRY_AFTER, late);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The console is stopping.", RETRY_AFTER, interrupted);
    }
  }

  private void write() {
    while (!stopping || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          commit(gather(first));
        }
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private List<Entry> gather(Entry first) {
    List<Entry> group = new ArrayList<>(List.of(first));
    int records = size(first);
    for (Entry next; records < SLICE_RECORDS && (next = queue.poll()) != null; ) {
      group.add(next);
      records += size(next);
    }
    return group;
  }

  private static int size(Entry entry) {
    return entry.request().prepared().stream().mapToInt(Prepared::size).sum();
  }

  private void commit(List<Entry> group) {
    try {
      List<Receipt> receipts = writePath.write(group.stream().map(Entry::request).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer().complete(receipts.get(i));
      }
    } catch (RuntimeException failure) {
      if (group.size() > 1) {
        // One request must not fail its neighbours: each by itself, which is also the second try.
        group.forEach(entry -> commit(List.of(entry)));
      } else {
        LOG.warn("A slice was not committed; its sender is told to try again.", failure);
        group.get(0).answer().completeExceptionally(failure);
      }
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    stopping = true;
    for (Thread writer : writers) {
      writer.join(PATIENCE.toMillis());
    }
  }
}
