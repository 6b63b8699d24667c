//! Lines read in a second: `cargo bench -p qualify-language`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark stops at the first error")]

use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// The lines of the file that `QUALIFY_LINES` names, or else of the test corpus.
fn corpus() -> Vec<String> {
    if let Some(path) = std::env::var_os("QUALIFY_LINES") {
        return std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/lines.txt");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter_map(|row| row.split_once(" :: ")).map(|(_, line)| line.to_owned()).collect()
}

/// Each line by itself, on one core.
#[divan::bench]
fn parse(bencher: divan::Bencher<'_, '_>) {
    let lines = corpus();
    bencher
        .counter(ItemsCount::new(lines.len()))
        .bench(|| lines.iter().map(|line| qualify_language::parse(divan::black_box(line)).statements.len()).sum::<usize>());
}

/// One megabyte that never ends a sentence.
#[divan::bench(sample_count = 5)]
fn endless_line(bencher: divan::Bencher<'_, '_>) {
    let line = "and or (".repeat(131_072);
    bencher.bench(|| qualify_language::parse(divan::black_box(&line)).statements.len());
}
