//! `qualify search`: candidates of a store, found by a recruiter's boolean string.

mod measure;
mod show;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use qualify_search::query::{self, Node, Term};
use qualify_search::{Found, Query, QueryError, Sort, Store};
use qualify_vocabulary::Vocabulary;

use crate::arguments::ExtraVocabulary;
use crate::commands::index::{another_vocabulary, failure};
use crate::failure::{Failure, Outcome};

/// Most parts of a query that are looked for by themselves where all of it finds nobody.
const PARTS: usize = 12;

const EXAMPLES: &str = "\
Examples:
  qualify search 'java AND (spring OR quarkus) -php' --store pool
  qualify search '\"project manager\" credential:PMP title:manager' --store pool --facets
  qualify search 'java >= 3 years kubernetes within 2 years' --store pool --sort months
  qualify search 'hospit* =nurse degree:bachelor' --store pool --json --top 100
  qualify search --store pool                    a query a line

The language:
  java kotlin        both; AND is the same          java OR kotlin     one is enough
  NOT php, -php      without                        ( )                what belongs together
  \"risk analysis\"    side by side                   \"risk analysis\"~3  with up to 3 words between
  manag*             words that begin so            kubernets~1        up to 1 or 2 letters wrong
  =java              this word: no synonyms         title: skill: degree: credential: language:
  java >= 3 years    worked with it so long         java within 2 years  worked with it lately
  total >= 10 years  worked so long in all          kubernetes >= 18 months within 5 years

Names of the vocabulary find their synonyms and everything that implies them: `containers` finds Kubernetes. Months are counted as
in scoring; a condition holds when the dates prove it, and `--vague` adds those whose vague dates leave it open.

Exit codes: 0 searched, whether or not somebody was found; 2 the query cannot be read, or the store cannot be opened.";

/// Find candidates in a store with a boolean string
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Search {
    /// What to look for; without it, queries are read from standard input, one a line
    query: Option<String>,
    /// The store's folder
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// One JSON object a line for each candidate
    #[arg(long)]
    json: bool,
    /// Show at most N candidates
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// What comes first
    #[arg(long, value_enum, default_value_t = By::Relevance)]
    sort: By,
    /// Count skills, degrees and years over all that are found
    #[arg(long)]
    facets: bool,
    /// Take in candidates whose vague dates leave a measured condition open
    #[arg(long)]
    vague: bool,
    /// Search with the offered reading of a query that cannot be read as it stands
    #[arg(long)]
    lenient: bool,
    /// The day up to which work that goes on counts (else today)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// What comes first.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    /// Where the words stand often and are rare elsewhere
    Relevance,
    /// Most months: of the first measured condition, else of all work
    Months,
}

/// A store with what a search of it needs.
struct Desk {
    store: Store,
    vocabulary: &'static Vocabulary,
    as_of: Date,
}

impl Search {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        let as_of = self.as_of.unwrap_or_else(|| Zoned::now().date());
        let desk = Desk { store: Store::open(&self.store).map_err(failure)?, vocabulary: self.extra.open()?, as_of };
        let foreign = desk.store.of_another_vocabulary(desk.vocabulary).map_err(failure)?;
        if foreign > 0 {
            writeln!(anstream::stderr(), "warning: {}", another_vocabulary(foreign))?;
        }
        match &self.query {
            Some(text) => self.once(&desk, text)?,
            None => self.each_line(&desk)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn once(&self, desk: &Desk, text: &str) -> Result<(), Failure> {
        let query = match query::parse(text) {
            Ok(query) => query,
            Err(error) => self.leniently(text, error)?,
        };
        let found = self.find(desk, &query, self.top)?;
        let mut out = anstream::stdout().lock();
        if self.json {
            return Ok(show::json(&mut out, &found)?);
        }
        if query.mixed {
            writeln!(anstream::stderr(), "read as: {query}")?;
        }
        show::text(&mut out, &found)?;
        let alone = if found.count == 0 { self.alone(desk, &query.node)? } else { Vec::new() };
        Ok(show::alone(&mut out, &alone)?)
    }

    /// How many each part of a query finds by itself, and one that finds nobody as the word it is, where nobody is found by all of it.
    fn alone(&self, desk: &Desk, node: &Node) -> Result<Vec<show::Alone>, Failure> {
        let parts = match node {
            Node::And(parts) => parts.as_slice(),
            part => std::slice::from_ref(part),
        };
        let count = |node: Node| Ok::<_, Failure>(self.find(desk, &Query { node, mixed: false }, 0)?.count);
        let mut alone = Vec::new();
        for part in parts.iter().take(PARTS) {
            let found = count(part.clone())?;
            let exact = match part {
                Node::Term(term) if found == 0 && !term.exact => Some(Node::Term(Term { exact: true, ..term.clone() })),
                _ => None,
            };
            let exact = exact.map(|exact| Ok::<_, Failure>((exact.to_string(), count(exact)?))).transpose()?;
            alone.push(show::Alone { part: part.to_string(), count: found, exact: exact.filter(|(_, count)| *count > 0) });
        }
        Ok(alone)
    }

    /// The offered reading, when it was asked for.
    fn leniently(&self, text: &str, error: QueryError) -> Result<Query, Failure> {
        let offered = error.lenient.as_deref().filter(|_| self.lenient).and_then(|offered| query::parse(offered).ok());
        let Some(query) = offered else { return Err(show::failure(text, &error)) };
        writeln!(anstream::stderr(), "read leniently as: {query}")?;
        Ok(query)
    }

    fn find(&self, desk: &Desk, query: &Query, top: usize) -> Result<Found, Failure> {
        let plans = measure::plans(query, desk.vocabulary)?;
        let sort = match self.sort {
            By::Relevance => Sort::Relevance,
            By::Months => Sort::Months,
        };
        let search = qualify_search::Search {
            query,
            top,
            shown: top,
            sort,
            facets: self.facets,
            vague: self.vague,
            as_of: measure::month(desk.as_of),
            measure: &measure::Measures::new(&plans, desk.as_of),
        };
        desk.store.search(&search, desk.vocabulary).map_err(failure)
    }

    /// Queries from standard input; at a terminal with a prompt, and with an offer to mend what cannot be read.
    fn each_line(&self, desk: &Desk) -> Result<(), Failure> {
        let asks = std::io::stdin().is_terminal();
        let mut lines = std::io::stdin().lock().lines();
        loop {
            if asks {
                write!(anstream::stderr(), "search> ")?;
            }
            let Some(line) = lines.next().transpose()? else { return Ok(()) };
            if line.trim().is_empty() {
                continue;
            }
            let mut text = line;
            if let Err(error) = query::parse(&text)
                && let (true, Some(offered)) = (asks, &error.lenient)
            {
                show::failure(&text, &error).report();
                write!(anstream::stderr(), "search for `{offered}`? [y/N] ")?;
                let answer = lines.next().transpose()?.unwrap_or_default();
                if !answer.trim().eq_ignore_ascii_case("y") {
                    continue;
                }
                text.clone_from(offered);
            }
            if let Err(failure) = self.once(desk, &text) {
                failure.report();
            }
        }
    }
}
