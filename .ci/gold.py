"""Hold the built binary's gold figures against floors that only rise.

    gold.py SHARED BINARY FLOORS.json

SHARED holds `data/` and `eval/`. A figure below its floor fails the run; one well above it is named, so that the floor can follow.
"""
import json
import os
import subprocess
import sys
import tempfile

ROOM = 0.02  # a figure this far above its floor asks for a higher floor


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def scorer(shared, name, *args):
    run = subprocess.run([sys.executable, f"{shared}/eval/score_{name}.py", *args, "--json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def flat(prefix, figures):
    """`{"lengths": {"f1": 0.9, "gold": 100}}` becomes `{"requirements.lengths.f1": 0.9}`; counts are left out."""
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from flat(f"{prefix}.{key}", value)
        elif key not in ("gold", "cases", "precision", "recall"):
            yield f"{prefix}.{key}", value


def requirements(shared, binary, folder):
    gold = f"{shared}/data/requirements-gold.jsonl"
    lines = "".join(row["text"] + "\n" for row in rows(gold))
    parsed = subprocess.run([binary, "parse", "--json"], input=lines, capture_output=True, text=True, check=True)
    predicted = os.path.join(folder, "parsed.jsonl")
    with open(predicted, "w", encoding="utf-8") as file:
        file.write(parsed.stdout)
    return scorer(shared, "requirements", gold, predicted)


def postings(shared, binary, folder):
    gold = f"{shared}/data/postings-gold.jsonl"
    predicted = os.path.join(folder, "drafted.jsonl")
    with open(predicted, "w", encoding="utf-8") as file:
        for index, row in enumerate(rows(gold)):
            posting = os.path.join(folder, f"posting-{index}.txt")
            with open(posting, "w", encoding="utf-8") as text:
                text.write(row["text"])
            drafted = subprocess.run([binary, "draft", posting, "--format", "json"], capture_output=True, text=True)  # 1: it asks nothing
            file.write(json.dumps(json.loads(drafted.stdout)) + "\n")
    return scorer(shared, "postings", gold, predicted)


def profiles(shared, binary, folder):
    gold = f"{shared}/data/resumes-gold.jsonl"
    files = [f"{shared}/data/resumes/{row['file']}" for row in rows(gold)]
    read = subprocess.run([binary, "profile", "--json", *files], capture_output=True, text=True, check=True)
    predicted = os.path.join(folder, "profiles.jsonl")
    with open(predicted, "w", encoding="utf-8") as file:
        file.write(read.stdout)
    return scorer(shared, "profiles", gold, predicted)


def evaluation(shared, binary, folder):
    return scorer(shared, "evaluation", f"{shared}/data/evaluation-cases.jsonl", binary)


def main():
    shared, binary, floors_file = sys.argv[1:]
    with open(floors_file, encoding="utf-8") as file:
        floors = json.load(file)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for measure in (requirements, postings, profiles, evaluation):
            figures.update(flat(measure.__name__, measure(shared, os.path.abspath(binary), folder)))
    low = 0
    for name, figure in sorted(figures.items()):
        floor = floors.get(name)
        verdict = "no floor" if floor is None else "BELOW" if figure < floor else "raise the floor" if figure > floor + ROOM else ""
        low += verdict == "BELOW"
        print(f"{name:32} {figure:7.4f}  floor {floor if floor is not None else '-':>6}  {verdict}")
    missing = sorted(set(floors) - set(figures))
    for name in missing:
        print(f"{name:32} not measured")
    return 1 if low or missing else 0


if __name__ == "__main__":
    sys.exit(main())
