//! How long reading a résumé's text takes: `cargo bench -p qualify-profile`.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use qualify_document::Document;
use qualify_profile::{date, text};
use qualify_vocabulary::Vocabulary;

fn main() {
    divan::main();
}

/// A résumé of about six kilobytes: twelve jobs, each with its text.
fn resume() -> String {
    let mut words = String::from(
        "Sample Person\nsample@example.org\n\nSUMMARY\nOperations manager with 15 years of experience in logistics.\n\nEXPERIENCE\n",
    );
    for year in (1998..2022).rev().step_by(2) {
        words.push_str(&format!("Operations Manager\n03/{year} to 02/{}\nExample Freight Ltd, Testburg\n", year + 2));
        for _ in 0..5 {
            words.push_str("Planned routes for 40 drivers and cut the cost of fuel by 12% within a year of taking over.\n");
        }
    }
    words + "\nEDUCATION\nBachelor of Science in Logistics, Testburg University, 1998\n\nSKILLS\nExcel, SQL (6 years), route planning\n"
}

#[divan::bench]
fn one_resume(bencher: Bencher<'_, '_>) {
    let document = Document::from_text(&resume());
    let vocabulary = Vocabulary::shipped();
    text::read("warm", &document, vocabulary);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::new(document.text.len()))
        .bench(|| text::read("a", divan::black_box(&document), vocabulary));
}

#[divan::bench]
fn dates_of_one_resume(bencher: Bencher<'_, '_>) {
    let words = resume();
    bencher.counter(BytesCount::new(words.len())).bench(|| date::scan(divan::black_box(&words)));
}

/// The same résumé a hundred and a thousand times over: the time grows with the text and no faster.
#[divan::bench(args = [100, 1000], sample_count = 3)]
fn many_in_one_text(bencher: Bencher<'_, '_>, times: usize) {
    let document = Document::from_text(&resume().repeat(times));
    let vocabulary = Vocabulary::shipped();
    bencher.counter(BytesCount::new(document.text.len())).bench(|| text::read("a", divan::black_box(&document), vocabulary));
}
