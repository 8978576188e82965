"""What rounds of work took, as the comparing script reads it."""

import json
import time


class Measurement:
    def __init__(self):
        self.rounds = []
        self.used = [0.0, 0.0]

    @staticmethod
    def now():
        return time.perf_counter(), time.thread_time()

    def part(self, work):
        """Does a part of a round's work; only what is done here counts."""
        since = self.now()
        work()
        self.used = [used + end - start for used, start, end in zip(self.used, since, self.now())]

    def round(self):
        """Ends a round."""
        self.rounds.append(dict(zip(["wall", "thread"], self.used)))
        self.used = [0.0, 0.0]

    def print(self, **notes):
        """The notes, the rounds, and the CPU time of the whole process."""
        print(json.dumps({**notes, "process": time.process_time(), "rounds": self.rounds}))
