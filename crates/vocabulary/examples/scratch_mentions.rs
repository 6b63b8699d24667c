use qualify_vocabulary::Vocabulary;
use std::collections::BTreeMap;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let v = Vocabulary::shipped();
    let mut seed: u64 = args[2].parse().unwrap();
    let all = args.get(3).is_some_and(|s| s == "all");
    let mut rnd = move || {
        seed = seed.wrapping_add(0x9e3779b97f4a7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d049bb133111eb);
        z ^ (z >> 31)
    };
    let mut cats: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // input lines: category \t text with newlines escaped as \x01
    for l in std::fs::read_to_string(&args[1]).unwrap().lines() {
        let (c, t) = l.split_once('\t').unwrap();
        cats.entry(c.to_owned()).or_default().push(t.replace('\u{1}', "\n"));
    }
    if all {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for texts in cats.values() {
            for t in texts {
                for m in v.mentions(t) {
                    *counts.entry((v.concept(m.concept).label.clone(), t[m.start..m.end].to_lowercase())).or_default() += 1;
                }
            }
        }
        let mut c: Vec<_> = counts.into_iter().collect();
        c.sort_by_key(|x| std::cmp::Reverse(x.1));
        for ((a, b), n) in c {
            println!("{n}\t{a}\t{b}");
        }
        return;
    }
    let n = cats.len();
    for (k, (c, texts)) in cats.iter().enumerate() {
        let want = 200 / n + usize::from(k < 200 % n);
        let mut found = Vec::new();
        for (i, t) in texts.iter().enumerate() {
            for m in v.mentions(t) {
                found.push((i, m));
            }
        }
        for _ in 0..want {
            let (i, m) = found[(rnd() % found.len() as u64) as usize];
            let t = &texts[i];
            let a = (0..=m.start.saturating_sub(90)).rev().find(|x| t.is_char_boundary(*x)).unwrap();
            let b = (m.end + 60).min(t.len());
            let b = (b..=t.len()).find(|x| t.is_char_boundary(*x)).unwrap();
            let f = |s: &str| s.replace('\n', "⏎").replace('\t', " ");
            println!("{c} | {} | {}[[{}]]{}", v.concept(m.concept).label, f(&t[a..m.start]), f(&t[m.start..m.end]), f(&t[m.end..b]));
        }
    }
}
