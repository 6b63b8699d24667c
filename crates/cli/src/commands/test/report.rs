//! Results of tests for people and for pipelines.

use std::io::{self, Write};

use anstyle::AnsiColor;

use qualify_engine::testing::{Report, TestResult};

pub fn text(out: &mut impl Write, suites: &[Report], coverage: bool) -> io::Result<()> {
    let (green, red, dim) = (AnsiColor::Green.on_default(), AnsiColor::Red.on_default().bold(), anstyle::Style::new().dimmed());
    for suite in suites {
        writeln!(out, "{}", suite.file)?;
        if let Some(why) = &suite.broken {
            writeln!(out, "  {red}cannot be read{red:#} {why}")?;
        }
        for result in &suite.results {
            if result.passed() {
                writeln!(out, "  {green}ok{green:#}   {}", result.name)?;
                continue;
            }
            writeln!(out, "  {red}FAIL{red:#} {}{}", result.name, line(result))?;
            if let Some(error) = &result.error {
                writeln!(out, "       {error}")?;
            }
            let width = result.differences.iter().map(|difference| difference.what.chars().count()).max().unwrap_or_default().min(40);
            for difference in &result.differences {
                let (what, expected, got) = (&difference.what, &difference.expected, &difference.got);
                writeln!(
                    out,
                    "       {what:<width$}  expected {green}{expected}{green:#}, got {red}{got}{red:#}  {dim}{}{dim:#}",
                    difference.reason
                )?;
            }
        }
        if coverage {
            for (rule, verdicts) in &suite.unreached {
                writeln!(out, "  {dim}no test drives{dim:#} {rule} {dim}to{dim:#} {}", verdicts.join(", "))?;
            }
        }
    }
    let results = || suites.iter().flat_map(|suite| &suite.results);
    let (passed, failed) = (results().filter(|result| result.passed()).count(), results().filter(|result| !result.passed()).count());
    let broken = suites.iter().filter(|suite| suite.broken.is_some()).count();
    let unread = if broken > 0 { format!(", {broken} files that cannot be read") } else { String::new() };
    writeln!(out, "{} files, {} tests: {passed} passed, {failed} failed{unread}", suites.len(), passed + failed)?;
    out.flush()
}

fn line(result: &TestResult) -> String {
    if result.line == 0 { String::new() } else { format!(" (line {})", result.line) }
}

pub fn json(out: &mut impl Write, suites: &[Report]) -> io::Result<()> {
    for suite in suites {
        serde_json::to_writer(&mut *out, suite)?;
        writeln!(out)?;
    }
    out.flush()
}

/// JUnit XML: a suite per rule file.
pub fn junit(out: &mut impl Write, suites: &[Report]) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")?;
    for suite in suites {
        let failures = suite.results.iter().filter(|result| result.error.is_none() && !result.passed()).count();
        let errors = suite.results.iter().filter(|result| result.error.is_some()).count() + usize::from(suite.broken.is_some());
        let tests = suite.results.len() + usize::from(suite.broken.is_some());
        writeln!(out, "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">", xml(&suite.file))?;
        if let Some(why) = &suite.broken {
            let file = xml(&suite.file);
            writeln!(
                out,
                "    <testcase name=\"the rule file can be read\" classname=\"{file}\"><error message=\"{}\"/></testcase>",
                xml(why)
            )?;
        }
        for result in &suite.results {
            write!(out, "    <testcase name=\"{}\" classname=\"{}\"", xml(&result.name), xml(&suite.file))?;
            match &result.error {
                Some(error) => writeln!(out, "><error message=\"{}\"/></testcase>", xml(error))?,
                None if result.passed() => writeln!(out, "/>")?,
                None => {
                    let lines =
                        result.differences.iter().map(|d| format!("{}: expected {}, got {}: {}", d.what, d.expected, d.got, d.reason));
                    let all: Vec<String> = lines.collect();
                    let first = all.first().map_or("", String::as_str);
                    writeln!(out, "><failure message=\"{}\">{}</failure></testcase>", xml(first), xml(&all.join("\n")))?;
                }
            }
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")?;
    out.flush()
}

/// Text in an attribute or element; control characters, which XML has no form for, become spaces.
fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            _ if c.is_control() => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}
