//! What makes a rule file unreadable.

use crate::code::Code;
use crate::finding::Level;

const fn error(name: &'static str, what: &'static str, why: &'static str, bad: &'static str, good: &'static str) -> Code {
    Code { name, level: Level::Error, what, why, bad, good }
}

const NURSE: &str = "job: Nurse\nrequired:\n  - 2+ years of experience with nursing\n";
const BACKEND: &str = "job: Developer\nrequired:\n  - id: backend\n    text: 2+ years of experience with Java\n    weight: 2\n";
const TREE: &str = "job: Developer\nrequired:\n  - require: {experience: {at_least: 2 years, with: [[Java, Kotlin]]}}\n";
const TESTED: &str = "job: Developer\nrequired:\n  - id: java\n    text: 2+ years of experience with Java\ntests:\n  - name: no work\n    candidate: {work: []}\n    expect: {outcome: not_qualified, java: not_met}\n";

/// Every code of loading.
pub(crate) const TABLE: &[Code] = &[
    error(
        "bad-count",
        "asks for more of a list than the list has, or for none of it",
        "`n_of` holds when `n` of its parts do; with such an `n` it holds never or always.",
        "required:\n  - require: {n_of: {n: 3, of: [{skill: {with: [Java]}}, {skill: {with: [Go]}}]}}\n",
        "required:\n  - require: {n_of: {n: 1, of: [{skill: {with: [Java]}}, {skill: {with: [Go]}}]}}\n",
    ),
    error(
        "bad-date",
        "has a date that is none",
        "A day is written as `YYYY-MM-DD`, so that no two readers can take it for two days.",
        "job: Nurse\nas_of: 1/11/2026\nrequired:\n  - 2+ years of experience with nursing\n",
        "job: Nurse\nas_of: 2026-11-01\nrequired:\n  - 2+ years of experience with nursing\n",
    ),
    error(
        "bad-id",
        "gives a rule a name that cannot be used",
        "Ids stand in results, answers and tests; letters, digits, `-`, `_` and `.` survive all of them, and `outcome` is taken.",
        "required:\n  - id: outcome\n    text: 2+ years of experience with Java\n",
        BACKEND,
    ),
    error(
        "bad-length",
        "has a length that cannot be read",
        "A length is `2 years`, `18 months`, or a whole number of months; nothing else is guessed at.",
        "required:\n  - require: {experience: {at_least: two yrs or so, with: [[Java]]}}\n",
        TREE,
    ),
    error(
        "bad-weight",
        "has a weight or a share that cannot be used",
        "A weight of 0 or less would turn the mean of a tier around or divide by nothing.",
        "required:\n  - text: 2+ years of experience with Java\n    weight: -1\n",
        BACKEND,
    ),
    error(
        "colon-in-text",
        "has a requirement that YAML takes for a key and its value",
        "Behind a colon and a space YAML begins a value, so the text never arrives as text.",
        "required:\n  - Education: Bachelor's degree\n",
        "required:\n  - \"Education: Bachelor's degree\"\n",
    ),
    error(
        "duplicate-id",
        "has two rules with one id",
        "Results, answers and tests name a rule by its id; with two of a name nobody can tell them apart.",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\n  - {id: java, text: 1+ years of experience with SQL}\n",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\n  - {id: sql, text: 1+ years of experience with SQL}\n",
    ),
    error(
        "duplicate-key",
        "has a key twice in one map",
        "YAML keeps only one of the two, so half of what is written would be lost in silence.",
        "job: Nurse\njob: Head nurse\nrequired:\n  - 2+ years of experience with nursing\n",
        NURSE,
    ),
    error("empty-file", "has no rules", "Without rules every candidate would be qualified.", "job: Nurse\n", NURSE),
    error(
        "missing-key",
        "leaves out a key that is needed",
        "What is missing cannot be guessed.",
        "required:\n  - require: {degree: {fields: [Nursing]}}\n",
        "required:\n  - require: {degree: {level: bachelor, fields: [Nursing]}}\n",
    ),
    error(
        "no-requirement",
        "has a rule that asks nothing",
        "A rule needs a `text:` or a `require:`.",
        "required:\n  - id: java\n",
        BACKEND,
    ),
    error(
        "not-utf8",
        "is not UTF-8 text",
        "Rule files are UTF-8; in another encoding letters would change without notice.",
        "required:\n  - Fluent in Fran\u{fffd}ais\n",
        "required:\n  - Fluent in French\n",
    ),
    error(
        "second-document",
        "holds a second YAML document",
        "One file is one job; what stands behind `---` would be lost.",
        "required:\n  - 2+ years of experience with Java\n---\nrequired:\n  - 1+ years of experience with SQL\n",
        NURSE,
    ),
    error(
        "shared-conflict",
        "includes a file that contradicts it",
        "What is included is added to what stands here; two rules of one id, or two answers to one question, cannot both hold. What gives way is shared by `extends:`.",
        "include: shared/java.yaml\nrequired:\n  - {id: java, text: 5+ years of experience with Java}\n",
        "extends: shared/java.yaml\nrequired:\n  - {id: java, text: 5+ years of experience with Java}\n",
    ),
    error(
        "shared-file",
        "asks for a shared file that cannot be used",
        "The file is missing, has errors of its own, leads back to this one, or is named by a path that holds on one machine only.",
        "include: no-such-file.yaml\nrequired:\n  - 2+ years of experience with Java\n",
        "include: shared/java.yaml\nrequired:\n  - 2+ years of experience with Kotlin\n",
    ),
    error(
        "too-large",
        "passes a bound: 4 MiB, 64 levels of nesting, 250,000 values",
        "The bounds keep a hostile or broken file from taking the memory of the machine.",
        "required: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        NURSE,
    ),
    error(
        "unknown-anchor",
        "repeats a value that has no name",
        "`*name` repeats what `&name` marked before; a `*` that is meant as text stands in quotes.",
        "required:\n  - *java\n",
        "required:\n  - \"2+ years of experience with Java\"\n",
    ),
    error(
        "unknown-key",
        "has a key that means nothing there",
        "A misspelt key would be passed over in silence, and its rules with it.",
        "requierd:\n  - 2+ years of experience with Java\n",
        NURSE,
    ),
    error(
        "unknown-rule",
        "has a test that expects something of a rule there is not",
        "The expectation could never be checked.",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {jave: not_met}}\n",
        TESTED,
    ),
    error(
        "unknown-value",
        "has a value that is none of those it can be",
        "Levels of degree, verdicts and outcomes are a fixed set.",
        "required:\n  - require: {degree: {level: bachelors}}\n",
        "required:\n  - require: {degree: {level: bachelor}}\n",
    ),
    error(
        "unreadable-text",
        "has a text that is not read as a requirement",
        "A rule that nobody can judge must not be left out in silence: it is reworded, spelled out under `require:`, or removed.",
        "required:\n  - We offer dental insurance and a pension plan\n",
        NURSE,
    ),
    error(
        "wrong-type",
        "has a value of the wrong kind somewhere",
        "A list, a map, a text and a number are not the same; nothing is converted by guessing.",
        "required: 2+ years of experience with Java\n",
        NURSE,
    ),
    error(
        "yaml-syntax",
        "is not readable as YAML",
        "Quotes or brackets are left open, the indentation does not fit, or a sign that means something to YAML stands at the start of a text.",
        "required:\n  - \"C\" experience\n",
        "required:\n  - \"C experience\"\n",
    ),
    error(
        "yaml-tag",
        "uses a YAML tag",
        "Tags such as `!custom` mean nothing in a rule file.",
        "required: !rules\n  - 2+ years of experience with Java\n",
        NURSE,
    ),
];
