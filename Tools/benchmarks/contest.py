"""Measures figures: everyone who takes part in one does it in turn, many times, and the best of each counts.

On machines that others use too the same work takes now this long, now that. What disturbs only ever adds time, so the
least time is the one to compare; taking turns lets everyone meet the same disturbances.
"""
import os, pathlib, subprocess, time

GROWTH_BOUND = 2.3  # what doubling the input may multiply the time with
LEAST_RUN = 0.002  # seconds that a measured run takes at least; shorter work is repeated


class Worker:
    """A process that does jobs when it is told to."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            env={**os.environ, **(environment or {})})

    def ask(self, job, pack, limit, repeats):
        """Returns (seconds, octets, items, produced) of one pass, or None where the job is unknown."""
        self.process.stdin.write("%s %s %d %d\n" % (job, pack, limit, repeats))
        answer = self.process.stdout.readline().split()
        if not answer:
            raise RuntimeError("%s ended while doing %s with %s" % (self.process.args, job, pack))
        if answer == ["unknown"]:
            return None
        nanoseconds, octets, items, produced = map(int, answer)
        return nanoseconds / 1e9 / repeats, octets // repeats, items // repeats, produced // repeats

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Contestant:
    """Someone who takes part in a figure: `run` does it once."""

    def __init__(self, name):
        self.name, self.best, self.spent, self.runs = name, None, 0.0, 0

    def turn(self):
        start = time.monotonic()
        taken = self.measure()
        if taken is None:
            return False
        self.best = taken if self.best is None else min(self.best, taken)
        self.spent += time.monotonic() - start
        self.runs += 1
        return True


class JobContestant(Contestant):
    def __init__(self, name, worker, job, pack, limit):
        super().__init__(name)
        self.worker, self.job, self.pack, self.limit, self.repeats = worker, job, pack, limit, 1
        self.octets = self.items = self.produced = 0

    def prepare(self):
        """Warms up, and finds how often to repeat the work; False where the worker does not know the job."""
        answer = self.worker.ask(self.job, self.pack, self.limit, 1)
        if answer is None:
            return False
        if answer[0] < LEAST_RUN:
            answer = self.worker.ask(self.job, self.pack, self.limit, 3)
            self.repeats = max(1, int(LEAST_RUN / max(answer[0], 1e-7)) + 1)
        return True

    def measure(self):
        seconds, self.octets, self.items, self.produced = self.worker.ask(self.job, self.pack, self.limit, self.repeats)
        return seconds


class CommandContestant(Contestant):
    def __init__(self, name, spawn, command, octets):
        super().__init__(name)
        self.command = [str(spawn), "1"] + [str(word) for word in command]
        self.octets, self.items, self.produced, self.peak = octets, 1, None, 0

    def prepare(self):
        return self.measure() is not None

    def measure(self):
        done = subprocess.run(self.command, capture_output=True, text=True)
        if done.returncode:
            return None
        nanoseconds, peak = map(int, done.stdout.split())
        self.peak = max(self.peak, peak)
        return nanoseconds / 1e9


def hold(present, seconds):
    """Lets them take turns for about so many seconds; who is slow takes fewer."""
    share = seconds / max(1, len(present))
    for contestant in present:
        contestant.spent = 0
    end = time.monotonic() + 3 * seconds
    while time.monotonic() < end:
        ready = [contestant for contestant in present if contestant.spent < share or contestant.runs < 2]
        if not ready:
            break
        for contestant in ready:
            contestant.turn()


def item_count(pack):
    count, size = 0, pathlib.Path(pack).stat().st_size
    with open(pack, "rb") as file:
        while file.tell() < size:
            file.seek(int.from_bytes(file.read(8), "little"), 1)
            count += 1
    return count


def value(unit, contestant):
    """The figure of a contestant in a unit."""
    if unit == "ms":
        return contestant.best * 1e3
    if unit == "messages/s":
        return contestant.items / contestant.best
    return contestant.octets / contestant.best / {"MB/s": 1e6, "GB/s": 1e9}[unit]


def disagreements(contestants):
    """Who counts other parts, or (in decoding) other octets, than the first one does in the same input."""
    found = []
    for other in contestants[1:]:
        ours = contestants[0].worker.ask(contestants[0].job, contestants[0].pack, other.limit, 1)
        theirs = (other.octets, other.items, other.produced)
        last = 4 if other.job.endswith("-decode") else 3
        if ours[1:last] != theirs[:last - 1]:
            found.append("%s %s, %s %s" % (contestants[0].name, ours[1:], other.name, theirs))
    return found


def measure(figure, folder, workers, spawn, seconds):
    """Returns what is known of a figure after measuring it."""
    contestants = []
    for peer, (worker, job, pack, share) in figure.jobs.items():
        if worker in workers:
            path = folder / (pack + ".pack")
            limit = max(1, item_count(path) // share)
            contestants.append(JobContestant(peer, workers[worker], job, path, limit))
    contestants += [CommandContestant(peer, spawn, command, figure.octets) for peer, command in figure.commands.items()
                    if command[0]]
    present = [contestant for contestant in contestants if contestant.prepare()]
    hold(present, seconds)
    return {
        "name": figure.name, "unit": figure.unit, "reach": figure.reach, "note": figure.note,
        "known": figure.known, "no slower than": figure.no_slower_than,
        "figures": {one.name: value(figure.unit, one) for one in present if one.best},
        "runs": {one.name: one.runs for one in present},
        "peak KiB": {one.name: one.peak for one in present if isinstance(one, CommandContestant)},
        "disagreements": disagreements([one for one in present if isinstance(one, JobContestant)]),
    }


def growth(name, packs, job, worker, seconds):
    """How the time of a job grows from one size to its double and the double of that. What looks steep is measured again."""
    contestants = [JobContestant(str(factor), worker, job, pack, 1) for factor, pack in packs]
    for contestant in contestants:
        contestant.prepare()
    for _ in range(3):
        hold(contestants, seconds)
        times = [contestant.best for contestant in contestants]
        ratios = [times[1] / times[0], times[2] / times[1]]
        if max(ratios) < GROWTH_BOUND:
            break
    return {"name": name, "job": job, "octets": [contestant.octets for contestant in contestants],
            "milliseconds": [round(taken * 1e3, 4) for taken in times], "ratios": ratios}
