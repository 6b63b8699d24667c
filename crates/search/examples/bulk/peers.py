"""Growth of the store and its figures beside those of peers, in one run.

    cargo build --release -p qualify-search --example bulk
    python3 crates/search/examples/bulk/peers.py target/release/examples/bulk [--sizes 10000,100000,1000000,5000000] [--keep DIR] [--plot SVG]

For each size the example makes the candidates, indexes, searches and judges them: a row of the table, and with --plot a point of each
curve. A size that the disk has no room for is left out, and that is said. Then the peers (`pip install polars duckdb`; one that is not
installed is left out as well) score the candidates of the largest size by the same sixteen rules. They do it over plain columns of months per skill, made before the clock starts: overlapping work counts twice, nothing is
vague, an OR list takes its best skill. That is less than what the store decides, and the most that such columns can say.
"""
import argparse
import importlib.util
import json
import math
import os
import re
import shutil
import subprocess
import tempfile
import time
from array import array

TIMES = 5
LANGUAGES = ["Java", "Python", "C#", "Go", "Rust", "Kotlin"]
CLOUD = ["AWS", "Azure", "Kubernetes", "Docker", "Terraform", "Ansible"]
DATABASES = ["PostgreSQL", "MongoDB", "Redis", "Snowflake", "SQL", "Elasticsearch"]
FRONTEND = ["React", "Angular", "TypeScript", "JavaScript", "GraphQL", "Node.js"]
DATA = ["Spark", "Hadoop", "Scala", "TensorFlow", "Tableau", "Snowflake"]
DELIVERY = ["Jenkins", "Git", "Terraform", "Ansible", "Docker", "Kubernetes"]
LISTED = ["Linux", "Kafka", "Spring Boot", "C++", "Ruby", "PHP", "Perl"]
SKILLS = sorted({*LANGUAGES, *CLOUD, *DATABASES, *FRONTEND, *DATA, *DELIVERY, *LISTED})
RECENT = 2026 * 12 - 60  # the first month of the window
SUMMARY = re.compile(r"services with (.*) and (.*); moved reporting to (.*)\.")

# What is counted, in the order of the rules: columns of which the best counts, months needed, required.
RULES = [
    (["degree"], 1, True), (["total"], 60, True), (LANGUAGES, 36, True), (CLOUD, 24, True), (DATABASES, 12, True),
    (["recent"], 12, True), (["Linux"], 1, True), (["both"], 12, True),
    (["Kafka"], 1, False), (["Spring Boot"], 24, False), (FRONTEND, 12, False), (DATA, 24, False), (DELIVERY, 1, False),
    (["C++"], 12, False), (["Ruby", "PHP", "Perl"], 1, False), (["total"], 120, False),
]  # fmt: skip


def month(date):
    return int(date[:4]) * 12 + int(date[5:]) - 1


def columns(binary, count):
    """The candidates as plain columns."""
    made = {name: array("H", bytes(2 * count)) for name in [*SKILLS, "degree", "total", "recent", "both"]}
    writer = subprocess.Popen([binary, str(count), "-", "--write"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for row, line in enumerate(writer.stdout):
        candidate = json.loads(line)
        for work in candidate["work"]:
            start, end = month(work["startDate"]), month(work["endDate"]) + 1
            skills = set(SUMMARY.search(work["summary"]).groups())
            made["total"][row] += end - start
            for skill in skills.intersection(made):
                made[skill][row] += end - start
            if skills & {"Java", "Python"}:
                made["recent"][row] += max(0, end - max(start, RECENT))
                made["both"][row] += end - start if skills & {"AWS", "Azure"} else 0
        for skill in candidate["skills"]:
            if skill["name"] in made and not made[skill["name"]][row]:
                made[skill["name"]][row] = 1
        study = candidate["education"][0]
        made["degree"][row] = study["studyType"] != "Associate" and study["area"] in ("Computer Science", "Mathematics")
    writer.wait()
    return made


def best_of(times):
    def timed(run):
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return lambda run: min(timed(run) for _ in range(times))


def with_polars(made, folder):
    import polars as pl

    frame = pl.DataFrame({name: pl.Series(name, column, dtype=pl.UInt16) for name, column in made.items()})
    frame.write_parquet(os.path.join(folder, "candidates.parquet"))

    def months(names):
        return pl.max_horizontal(names) if len(names) > 1 else pl.col(names[0])

    credits = {tier: [(months(names) / needed).clip(0, 1) for names, needed, required in RULES if required is tier] for tier in (True, False)}
    met = pl.all_horizontal([months(names) >= needed for names, needed, required in RULES if required])
    score = (70 * pl.sum_horizontal(credits[True]) / 8 + 30 * pl.sum_horizontal(credits[False]) / 8).round(1)
    judged = frame.lazy().select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("id"), met.alias("qualified"), score.alias("score"))
    qualified = frame.lazy().with_row_index("id").filter(met).select("id", score.alias("score"))
    return lambda: judged.collect(), lambda: qualified.top_k(100, by="score").collect()


def with_duckdb(made, folder):
    import duckdb

    base = duckdb.connect()
    path = os.path.join(folder, "candidates.parquet")
    if not os.path.exists(path):
        return None
    base.execute(f"create table pool as select row_number() over () as id, * from read_parquet('{path}')")

    def months(names):
        quoted = [f'"{name}"' for name in names]
        return f"greatest({', '.join(quoted)})" if len(names) > 1 else quoted[0]

    def tier(wanted):
        return " + ".join(f"least(1.0::double, {months(names)} / {needed}::double)" for names, needed, required in RULES if required is wanted)

    met = " and ".join(f"{months(names)} >= {needed}" for names, needed, required in RULES if required)
    score = f"round(70 * ({tier(True)}) / 8 + 30 * ({tier(False)}) / 8, 1)"
    everybody = f"create or replace temp table judged as select id, {met} as qualified, {score} as score from pool"
    best = f"select id, {score} as score from pool where {met} order by score desc, id limit 100"
    return lambda: base.execute(everybody), lambda: base.execute(best).fetchall()


PEERS = {"polars": with_polars, "duckdb": with_duckdb}
FIGURES = {
    "candidates": r"^(\d+) candidates, \d+ bytes",
    "bytes each": r"^\d+ candidates, (\d+) bytes",
    "stream /s": r"outcome and score: (\d+) a second$",
    "build /s": r"and (\d+) a second with its parts",
    "build MB": r"\Apeak memory (\d+) kB|\npeak memory (\d+) kB",
    "cold": r"first answer .* after (\S+)",
    "AND p50": r"AND of 3, top 100: p50 ([^,]+)",
    "AND p99": r"AND of 3, top 100: p50 [^,]+, p99 (\S+)",
    "judged /s": r"everybody's outcome and score: (\d+) a second",
    "top 100 /s": r"the best 100, profiles read: (\d+) a second",
}


BYTES = 2000  # of the disk for a candidate while its store is made: the parts, and those that are being put together
PLOT = (260, 150, 42)  # width and height of a curve's field, and the margin around it


def number(figure):
    """A figure as a number, a time in milliseconds; none where there is none."""
    match = re.fullmatch(r"([\d.]+)(ns|µs|ms|s)?", figure)
    return float(match[1]) * {"ns": 1e-6, "µs": 1e-3, "ms": 1, "s": 1e3, None: 1}[match[2]] if match else None


def curve(name, points, left, top):
    """A curve of one figure over the number of candidates, which grows by powers of ten."""
    width, height, _ = PLOT
    steps, most = [math.log10(size) for size, _ in points], max(value for _, value in points) * 1.1
    across = max(steps[-1] - steps[0], 1)
    at = [((step - steps[0]) / across * width, height - value / most * height) for step, (_, value) in zip(steps, points)]
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x:.1f}" y="{y - 8:.1f}" class="value">{value:,.4g}</text>'
        f'<text x="{x:.1f}" y="{height + 14}" class="size">{size:,}</text>'
        for (x, y), (size, value) in zip(at, points)
    )
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    return (
        f'<g transform="translate({left},{top})"><text y="-16" class="name">{name}</text>'
        f'<path d="M0 0V{height}H{width}" class="axes"/><polyline points="{line}"/>{marks}</g>'
    )


def plot(rows, path):
    """Writes a field for each figure that every size has."""
    width, height, margin = PLOT
    sizes = [int(row["candidates"]) for row in rows]
    columns = {name: [number(row[name]) for row in rows] for name in FIGURES if name != "candidates"}
    whole = [(name, list(zip(sizes, values))) for name, values in columns.items() if None not in values]
    fields = [
        curve(name + (" (ms)" if rows[0][name].endswith("s") else ""), points, margin + place % 3 * (width + 2 * margin), margin + place // 3 * (height + 2 * margin))
        for place, (name, points) in enumerate(whole)
    ]  # fmt: skip
    style = "text{font:10px sans-serif;text-anchor:middle}.name{font-weight:bold;text-anchor:start;font-size:12px}"
    style += ".size{fill:#666}.axes{fill:none;stroke:#999}polyline{fill:none;stroke:#06c;stroke-width:2}circle{fill:#06c}"
    across, down = 3 * (width + 2 * margin), -(-len(whole) // 3) * (height + 2 * margin)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}"><style>{style}</style>{"".join(fields)}</svg>\n')


def figures(binary, size, folder):
    run = subprocess.run([binary, str(size), os.path.join(folder, f"store-{size}")], capture_output=True, text=True, check=True)
    found = {}
    for name, pattern in FIGURES.items():
        match = re.search(pattern, run.stdout, re.MULTILINE)
        found[name] = next((group for group in match.groups() if group), "?") if match else "?"
    if found["build MB"].isdigit():
        found["build MB"] = str(int(found["build MB"]) // 1024)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--keep", help="a folder for the stores, which stay there")
    parser.add_argument("--plot", help="write the growth as curves to this SVG file")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or temporary
        os.makedirs(folder, exist_ok=True)
        print("  ".join(f"{name:>12}" for name in FIGURES))
        rows = []
        for size in sizes:
            if shutil.disk_usage(folder).free < size * BYTES:
                print(f"{size:>12}  left out: it needs {size * BYTES / 1e9:.0f} GB of disk in {folder}")
                continue
            rows.append(last := figures(arguments.binary, size, folder))
            print("  ".join(f"{value:>12}" for value in last.values()), flush=True)
            if not arguments.keep:
                shutil.rmtree(os.path.join(folder, f"store-{size}"))
            if arguments.plot:
                plot(rows, arguments.plot)
        if not rows:
            return
        sizes = [int(row["candidates"]) for row in rows]
        made = columns(arguments.binary, sizes[-1])
        print(f"\n{sizes[-1]} candidates a second, best of {TIMES}    everybody    the best 100    (of the store's)")
        ours = [float(last["judged /s"]), float(last["top 100 /s"])]
        print(f"{'this store':<36}  {ours[0]:>12.0f}  {ours[1]:>12.0f}")
        for name, peer in PEERS.items():
            runs = peer(made, temporary) if importlib.util.find_spec(name) else None
            if runs is None:
                why = "needs polars for its table" if importlib.util.find_spec(name) else f"not installed (pip install {name})"
                print(f"{name:<36}  left out: {why}")
                continue
            rates = [sizes[-1] / best_of(TIMES)(run) for run in runs]
            ratios = ", ".join(f"{rate / own:.2f}" for rate, own in zip(rates, ours))
            print(f"{name:<36}  {rates[0]:>12.0f}  {rates[1]:>12.0f}    ({ratios})")


if __name__ == "__main__":
    main()
