"""Builds what Tools/bench runs, and installs what the peers need where that is absent and can be had."""
import os, pathlib, platform, re, shutil, subprocess, sys

PEERS = {  # program -> (its pkg-config module, Debian's package)
    "gmime": ("gmime-3.0", "libgmime-3.0-dev"),
    "text": ("icu-uc", "libicu-dev"),
    "spawn": (None, None),
}


def say(line):
    print(line, file=sys.stderr)


def run(*command, **more):
    return subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)


def has(module):
    return bool(shutil.which("pkg-config")) and run("pkg-config", "--exists", module).returncode == 0


def install(*packages):
    """Installs Debian's packages; says so, and goes on where that does not work."""
    if not shutil.which("apt-get"):
        return
    say("installing " + " ".join(packages))
    prefix = [] if os.getuid() == 0 else ["sudo", "-n"]
    command = prefix + ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if run(*command, "install", "-y", "--no-install-recommends", *packages, env=environment).returncode:
        run(*command, "update", env=environment)
        run(*command, "install", "-y", "--no-install-recommends", *packages, env=environment)


def build_jobs(root):
    """The program that does our jobs. Built without debug information, which callgrind can't read."""
    scratch = root / ".build/bench"
    (scratch / "release.yaml").unlink(missing_ok=True)  # the plan, which does not notice files that are new in Sources
    built = run("swift", "build", "-c", "release", "-debug-info-format", "none", "--product", "bench-jobs",
                "--package-path", root / "Tools/benchmarks", "--scratch-path", scratch)
    if built.returncode:
        sys.exit(built.stdout + built.stderr)
    return root / ".build/bench/release/bench-jobs"


def build_peer(root, name, module, package):
    """The path of a peer's program, or None where it can't be had."""
    program, source = root / ".build/bench/peers" / name, root / "Tools/benchmarks/peers" / (name + ".c")
    newest = max(source.stat().st_mtime, source.with_name("serve.h").stat().st_mtime)
    if program.exists() and program.stat().st_mtime > newest:
        return program
    if module and not has(module):
        install(package, "pkg-config")
    flags = run("pkg-config", "--cflags", "--libs", module).stdout.split() if module and has(module) else []
    program.parent.mkdir(parents=True, exist_ok=True)
    made = run("clang", "-O2", "-o", program, source, *flags)
    if made.returncode:
        say("left out: %s, which can't be built here%s" % (name, " without " + package if package else "\n" + made.stderr))
        return None
    return program


def build(root):
    """Builds everything; returns the paths by name, None for a peer that can't be had."""
    installed = run(root / "Tools/install-libraries")
    if installed.returncode:
        sys.exit(installed.stderr)
    paths = {name: build_peer(root, name, *needs) for name, needs in PEERS.items()}
    say("building")
    paths["jobs"] = build_jobs(root)
    built = run(root / "Tools/build-release")
    if built.returncode:
        sys.exit(built.stderr)
    paths["postel"] = pathlib.Path(built.stdout.strip())
    return paths


def machine():
    info = pathlib.Path("/proc/cpuinfo")
    text = info.read_text() if info.exists() else ""
    model = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    flags = re.search(r"^flags\s*: (.*)$", text, re.MULTILINE)
    sets = [name for name in ("avx512_vbmi2", "avx2", "ssse3") if flags and name in flags.group(1).split()]
    family = re.search(r"^cpu family\s*: (\d+)$", text, re.MULTILINE)
    return {
        "processor": (model.group(1) if model else platform.machine()) + (", family " + family.group(1) if family else ""),
        "cores": os.cpu_count(), "best instruction set": sets[0] if sets else "", "system": platform.platform(),
        "load": round(os.getloadavg()[0], 2),
    }


def commit(root):
    name = run("git", "-C", root, "rev-parse", "--short", "HEAD").stdout.strip()
    changed = run("git", "-C", root, "status", "--porcelain", "--untracked-files=no").stdout.strip()
    return name + (", changed" if changed else "")
