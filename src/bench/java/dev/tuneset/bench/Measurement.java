package dev.tuneset.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rounds of work on this thread took, as the comparing script reads it. */
final class Measurement {
    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Map<String, Double>> rounds = new ArrayList<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();
    private Use used = Use.NONE;

    /** Seconds by the clock and of this thread's CPU time; bytes allocated. */
    private record Use(double wall, double thread, double bytes) {
        private static final Use NONE = new Use(0, 0, 0);

        Use plus(Use since, Use until) {
            return new Use(
                    wall + until.wall - since.wall,
                    thread + until.thread - since.thread,
                    bytes + until.bytes - since.bytes);
        }

        Map<String, Double> fields() {
            return Map.of("wall", wall, "thread", thread, "bytes", bytes);
        }
    }

    Measurement() {
        note("engine", "Tuneset on Java " + Runtime.version());
    }

    /** What the script shall know besides times. */
    void note(String name, Object value) {
        notes.put(name, value);
    }

    /** Does a part of a round's work; only what is done here counts. */
    void part(Runnable work) {
        Use since = now();
        work.run();
        used = used.plus(since, now());
    }

    private Use now() {
        return new Use(
                System.nanoTime() / NANOS,
                threads.getCurrentThreadCpuTime() / NANOS,
                threads.getCurrentThreadAllocatedBytes());
    }

    /** Ends a round. */
    void round() {
        rounds.add(used.fields());
        used = Use.NONE;
    }

    /** The notes, the rounds, and the CPU time of the whole process: starting, compiling, collecting, reading and all. */
    String json() throws JsonProcessingException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        note("process", system.getProcessCpuTime() / NANOS);
        note("rounds", rounds);
        return new ObjectMapper().writeValueAsString(notes);
    }
}
