use qualify_document::Document;
use qualify_profile::text;
use qualify_vocabulary::Vocabulary;
use std::time::Instant;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let threads: usize = args[2].parse().unwrap();
    let times: usize = args[3].parse().unwrap();
    let mode = args.get(4).map_or("read", |s| s.as_str()).to_owned();
    let rows: Vec<serde_json::Value> =
        std::fs::read_to_string(&args[1]).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let texts: Vec<String> = rows.iter().map(|r| r["text"].as_str().unwrap().to_owned()).collect();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let v = Vocabulary::shipped();
    text::read("warm", &Document::from_text("Experience\nCook, Diner\n2012 - 2014\nCPR certified"), v);
    v.mentions("Java");
    println!("{} texts, mean {} bytes", texts.len(), bytes / texts.len());
    if mode == "dump" {
        for text in &texts {
            let c = text::read("a", &Document::from_text(text), v);
            let mut j = serde_json::to_value(&c.profile).unwrap();
            j["identity"] = serde_json::to_value(&c.identity).unwrap();
            println!("{j}");
        }
        return;
    }
    let cpu = || {
        let s = std::fs::read_to_string("/proc/self/stat").unwrap();
        let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
        (f[11].parse::<f64>().unwrap() + f[12].parse::<f64>().unwrap()) / 100.0
    };
    let c0 = cpu();
    let t = Instant::now();
    std::thread::scope(|s| {
        for k in 0..threads {
            let texts = &texts;
            let mode = &mode;
            s.spawn(move || {
                for _ in 0..times {
                    for text in texts.iter().skip(k).step_by(threads) {
                        match mode.as_str() {
                            "read" => {
                                std::hint::black_box(text::read("a", &Document::from_text(text), v));
                            }
                            "mentions" => {
                                std::hint::black_box(v.mentions(text));
                            }
                            "doc" => {
                                std::hint::black_box(Document::from_text(text));
                            }
                            _ => {
                                std::hint::black_box(qualify_profile::read("a", text.as_bytes(), v)).ok();
                            }
                        }
                    }
                }
            });
        }
    });
    let s = t.elapsed().as_secs_f64();
    println!("{mode}: {:.0}/s  {:.1} MB/s", (texts.len() * times) as f64 / s, (bytes * times) as f64 / s / 1e6);
    println!("   by CPU seconds: {:.0}/s a core", (texts.len() * times) as f64 / (cpu() - c0));
}
