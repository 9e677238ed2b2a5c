package net.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.time.Clock;
import org.junit.jupiter.api.Test;

class PlannerThreadTest {
    private static final Planner.Settings QUICK = new Planner.Settings(20, 200, 1_000, 1_000);

    private final AtomicInteger plans = new AtomicInteger();

    @Test
    void makes_the_plan_again_if_it_failed() {
        PlannerThread thread = thread(() -> {
            if (plans.incrementAndGet() == 1) {
                throw new IllegalStateException("for once");
            }
        });
        thread.submit(thread::changed);
        await().atMost(Duration.ofSeconds(30)).until(() -> plans.get() == 2);
        thread.end(() -> {});
    }

    @Test
    void makes_one_plan_of_changes_that_come_together() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        PlannerThread thread = thread(plans::incrementAndGet);
        thread.submit(() -> {
            for (int i = 0; i < 10; i++) {
                thread.changed();
            }
        });
        thread.submit(all::countDown);
        all.await();
        await().atMost(Duration.ofSeconds(30)).until(() -> plans.get() > 0);
        thread.end(() -> {});
        assertThat(plans).hasValue(1);
    }

    private static PlannerThread thread(Runnable replan) {
        return new PlannerThread(QUICK, Clock.SYSTEM, new ProblemLog(System::nanoTime), replan);
    }
}
