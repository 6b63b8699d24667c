//! The role of a sentence: by the section it stands in and the cues in it.

use std::borrow::Cow;

use super::cues::{self, Cue, Cues};
use super::words::shouted;
use super::{Role, RuleTier, Section};

/// What is known of a sentence besides its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The section; `None` before any heading.
    pub(super) section: Option<Section>,
    /// Whether it is a list item.
    pub(super) bullet: bool,
    /// Whether it is a further sentence of its line.
    pub(super) later: bool,
    /// Whether it stands in a run of lines most of which open requirements.
    pub(super) listed: bool,
}

impl Place {
    /// Whether what stands there asks, unless it says otherwise.
    pub(super) fn asks(self) -> bool {
        self.listed || self.section.is_some_and(Section::asks)
    }
}

/// The role of a sentence, and why.
pub(super) fn classify(text: &str, place: Place) -> (Role, &'static str) {
    let cues = Cues::of(text);
    if let Some(role) = never(text, &cues, place) {
        return role;
    }
    if let Some(role) = screened(text, &cues, place) {
        return role;
    }
    if cues.has(Cue::Waived) && !cues.has(Cue::Preferred) && !(cues.has(Cue::Must) && cues.leads(Cue::Waived, Cue::Must)) {
        return (Role::Waived, "says that it is not needed");
    }
    match asks(text, &cues, place) {
        Some(_) if !cues.has(Cue::Seek) && (!place.asks() || !place.bullet && !cues::starts(text)) && told(text) => {
            (Role::Fact, "counts years, but not the candidate's")
        }
        Some(why) => (Role::Rule(tier(&cues, place, text)), why),
        None => idle(&cues, place),
    }
}

/// What asks nothing whatever stands around it.
fn never(text: &str, cues: &Cues, place: Place) -> Option<(Role, &'static str)> {
    if let Some(role) = page(text, cues, place) {
        return Some(role);
    }
    let opens = place.asks() && cues::starts(text);
    let checked = cues.has(Cue::Screening) && cues.has(Cue::Required) && !cues.has(Cue::Unscreened);
    let asked = cues.has(Cue::Shown) && cues.leads(Cue::Must, Cue::EqualOpportunity);
    if cues.has(Cue::EqualOpportunity) && !opens && !checked && !asked {
        return Some((Role::EqualOpportunity, "speaks of equal opportunity or other law"));
    }
    let firm = cues.has(Cue::Must) || cues.has(Cue::Screening) && !cues.has(Cue::Unscreened);
    if place.section == Some(Section::EqualOpportunity) && !firm {
        return Some((Role::EqualOpportunity, "stands under a heading on law"));
    }
    let told = cues.first(Cue::Apply) == Some(0) && !text.starts_with("Please note") && cues.first(Cue::Must).is_none_or(|at| at > 10);
    if cues.has(Cue::Apply) && !(place.asks() && cues::starts(text)) && (!firm || told) {
        return Some((Role::Apply, "says how to apply or whom to ask"));
    }
    let announces = text.trim_end_matches(['*', ' ']).ends_with([':', '…']) | text.trim_end().ends_with("...")
        && (cues.len() <= 30 || cues::announces(text))
        && !(place.asks() && (cues::degree(text) || cues.has(Cue::Following)));
    if announces || cues.has(Cue::LeadIn) && !(place.asks() && (cues::degree(text) || cues.has(Cue::Following))) {
        return Some((Role::LeadIn, "announces what follows"));
    }
    if cues.has(Cue::Substitution)
        && !cues.has(Cue::Screening)
        && !text.starts_with("Only ")
        && !cues.has(Cue::Preferred)
        && !cues::degree(text)
        && !text.ends_with([')'])
    {
        return Some((Role::Fact, "says what may stand in for what other lines ask"));
    }
    if text.ends_with('?') {
        return Some((Role::Prose, "is a question"));
    }
    if cues.has(Cue::Pay) && !(place.asks() && cues::starts(text)) && !firm {
        return Some((Role::Pay, "speaks of pay"));
    }
    None
}

/// What belongs to the page, to a form or to a place.
fn page(text: &str, cues: &Cues, place: Place) -> Option<(Role, &'static str)> {
    let address = !text.contains(' ') && ["#", "http"].iter().any(|start| text.starts_with(start));
    let script = ["function()", "document."].iter().any(|code| text.contains(code));
    let number = text.strip_suffix(['.', ')']).is_some_and(|body| body.len() < 3 && body.bytes().all(|b| b.is_ascii_digit()));
    if address || script || number || cues.len() == 0 || cues.has(Cue::Chrome) && !place.asks() {
        return Some((Role::Chrome, "belongs to the page"));
    }
    if super::words::listed(text.trim_end_matches(':'), crate::lexicon::List::ASKING_HEADING) {
        return Some((Role::LeadIn, "announces what follows"));
    }
    if place.asks() && !text.contains(':') && none(text) {
        return Some((Role::Fact, "asks nothing"));
    }
    if placed(text) || text.contains("\n:") {
        return Some((Role::Fact, "names a place, or fills a field"));
    }
    None
}

/// The text without a state that spells a degree: "our Boston, MA office".
fn without_state(text: &str) -> Cow<'_, str> {
    let town = |at: usize| {
        let word = text.get(..at).and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        super::words::capital(word) && !shouted(word) && !cues::degree(word)
    };
    let ends = |at: usize| text.get(at + STATE.len()..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'));
    match text.match_indices(STATE).map(|(at, _)| at).find(|at| town(*at) && ends(*at)) {
        Some(at) => Cow::Owned(format!("{}{}", text.get(..at).unwrap_or_default(), text.get(at + STATE.len()..).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// The state whose letters are those of a degree.
const STATE: &str = ", MA";

/// Whether the text is a town and a state: "Salem, MA", "Salem, MA 01970".
fn placed(text: &str) -> bool {
    let Some((town, state)) = text.split_once(", ") else { return false };
    let (state, code) = state.split_once(' ').unwrap_or((state, ""));
    let letters = |part: &str| part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-'));
    let two = state.len() == 2 && state.bytes().all(|b| b.is_ascii_uppercase());
    let digits = code.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    two && digits && letters(town) && town.split(' ').count() <= 3 && super::words::titled(town) && !cues::degree(text) && !shouted(town)
}

/// What the items that a line announces are; `None` when the line does not say.
pub(super) fn announced(text: &str) -> Option<Section> {
    let cues = Cues::of(text);
    let asks = [Cue::Must, Cue::Ask, Cue::Seek].into_iter().any(|cue| cues.has(cue));
    match () {
        () if asks && held(text) => Some(Section::Required),
        () if cues.has(Cue::Apply) => Some(Section::Apply),
        () if cues.has(Cue::Benefit) => Some(Section::Benefits),
        () if cues.has(Cue::Duty) => Some(Section::Duties),
        () if cues.has(Cue::Preferred) => Some(Section::Preferred),
        () if asks => Some(Section::Required),
        () => None,
    }
}

/// Whether what is announced is what the candidate has or is: "To apply, you will have:".
fn held(text: &str) -> bool {
    let body = text.trim_end_matches([':', '*', ' ', '…', '.']);
    [" have", " be", " need", " possess"].iter().any(|verb| body.ends_with(verb))
}

/// What only the candidate can answer.
fn screened(text: &str, cues: &Cues, place: Place) -> Option<(Role, &'static str)> {
    let screening = (Role::Rule(RuleTier::Screening), "asks what no résumé shows");
    if place.section == Some(Section::Screening) {
        if none(text) {
            return Some((Role::Fact, "asks nothing"));
        }
        if cues.has(Cue::Must) && cues.has(Cue::Shown) && !cues.has(Cue::Screening) {
            return None;
        }
        return (!cues.has(Cue::Employer) || cues.has(Cue::Screening) || cues.has(Cue::Must)).then_some(screening);
    }
    let at = cues.first(Cue::Screening)?;
    if cues.has(Cue::Unscreened) || cues.has(Cue::Benefit) && !cues.has(Cue::Must) && !cues.has(Cue::Seek) && !cues.has(Cue::Required) {
        return None;
    }
    let given = matches!(place.section, Some(Section::Benefits | Section::Pay)) && !cues.has(Cue::Must) && !cues.has(Cue::Required);
    let shown = cues.first_outside(Cue::Shown, Cue::Screening).is_some_and(|shown| shown < at || at > 3);
    let skilled = shown && (cues::starts(text) || cues.has(Cue::Must) || cues.has(Cue::Ask) && !cues.has(Cue::Duty) || place.asks());
    let rota = place.section == Some(Section::Duties) && turns(text) && !cues.has(Cue::Must) && !cues.has(Cue::Required);
    let long = rota || cues.len() > 60 || text.starts_with("We ") && !["requir", "sponsor"].iter().any(|word| text.contains(word));
    (!given && !skilled && !long && !text.ends_with('?')).then_some(screening)
}

/// Whether a duty is a turn of the rota and asks nothing: "Take part in the on-call rota".
fn turns(text: &str) -> bool {
    let asks = ["able", "ability", "willing", "availab", "expected", "requir", "flexib"].iter().any(|word| text.contains(word));
    !asks && ["rota", "on-call", "on call"].iter().any(|turn| text.contains(turn))
}

/// Values by which a form says that it asks nothing.
fn none(text: &str) -> bool {
    let value = text.rsplit(':').next().unwrap_or(text).trim().trim_end_matches('.').to_lowercase();
    matches!(
        value.as_str(),
        "none" | "no" | "n/a" | "na" | "not required" | "not applicable" | "0" | "0%" | "no suitability required" | "none required" | ""
    )
}

/// Whether the sentence counts years and the grammar finds nothing asked in it: "Gullwing has 25 years of experience".
fn told(text: &str) -> bool {
    ["year", "Jahr", " ans"].iter().any(|unit| text.contains(unit))
        && text.bytes().any(|b| b.is_ascii_digit())
        && crate::parse(text).statements.is_empty()
}

/// What the grammar reads in a sentence.
#[derive(Debug, Clone, Copy)]
struct Read {
    /// Anything asked.
    any: bool,
    /// A length, a degree, a credential or a clearance.
    hard: bool,
    /// Something that can be shown: not attitudes alone.
    firm: bool,
    /// Something that the sentence itself calls required or preferred, and that can be shown.
    tiered: bool,
}

impl Read {
    fn of(text: &str) -> Self {
        let reading = crate::parse(&without_state(text));
        let shown = |s: &crate::Statement| !matches!(s.requirement.kind, crate::Kind::Trait(_));
        let hard = |s: &crate::Statement| {
            let kinds = |kind: &crate::Kind| {
                matches!(kind, crate::Kind::Experience(_) | crate::Kind::Degree(_) | crate::Kind::Credential(_) | crate::Kind::Clearance(_))
            };
            match &s.requirement.kind {
                crate::Kind::All(parts) | crate::Kind::Any(parts) => parts.iter().any(|p| kinds(&p.kind)),
                kind => kinds(kind),
            }
        };
        Self {
            any: !reading.statements.is_empty() || !reading.unread.is_empty(),
            hard: reading.statements.iter().any(hard),
            firm: reading.statements.iter().any(shown),
            tiered: reading.statements.iter().any(|s| s.tier.is_some() && shown(s)),
        }
    }
}

/// Why the sentence asks, if it does.
fn asks(text: &str, cues: &Cues, place: Place) -> Option<&'static str> {
    let starts = cues::starts(text);
    if place.asks() {
        if given(cues) || place.later && explains(text, cues) {
            return None;
        }
        let works = !place.bullet && cues.has(Cue::Duty) && !cues.has(Cue::Shown);
        let speaks = (!place.bullet || place.later) && cues.has(Cue::Employer) || cues.has(Cue::Benefit) || works;
        let firm = cues.has(Cue::Must) || cues.has(Cue::Seek) || cues.has(Cue::Ask) && !cues.has(Cue::Duty) && !cues.has(Cue::Employer);
        return match (speaks && !firm && !starts, place.listed) {
            (true, _) => None,
            (false, true) => Some("stands in a list of requirements"),
            (false, false) => Some("stands under a heading that asks"),
        };
    }
    let read = Read::of(text);
    let said = |phrase: &str| {
        [" who ", "experienced", "qualified", "registered"].iter().any(|word| phrase.contains(word)) || phrase.ends_with(" who")
    };
    let described = cues.bytes(Cue::Seek).and_then(|(from, to)| text.get(from..to)).is_some_and(said);
    let sought = (described || cues.has(Cue::Seek) && (read.firm || cues.has(Cue::Shown)) && !cues.has(Cue::Benefit))
        .then_some("says whom the employer looks for");
    let needed = || cues.has(Cue::Shown) && ["requires ", "require "].iter().any(|verb| text.contains(verb));
    let ruled = ((read.tiered && (!cues.has(Cue::Employer) || needed()) || read.hard) && !offered(text, cues))
        .then_some("names what is required or preferred");
    let able = ["able to", "ability", "Ability", "expert"].iter().any(|word| text.contains(word));
    let heard = cues.has(Cue::Ask) && !cues.has(Cue::Duty) && (read.any || starts || able);
    match place.section {
        Some(Section::Benefits | Section::Pay | Section::Apply) => {
            let sought = (cues.has(Cue::Seek) && read.firm).then_some("says whom the employer looks for");
            firm(cues).filter(|_| !cues.has(Cue::Benefit) || cues.has(Cue::Required)).or(sought)
        }
        Some(Section::Duties) if place.bullet => firm(cues).or_else(|| {
            (starts && (cues.has(Cue::Shown) || cues::opens_run(text)) && !cues.has(Cue::Benefit)).then_some("opens like a requirement")
        }),
        Some(Section::About) => firm(cues).filter(|_| !cues.has(Cue::Benefit) || cues.has(Cue::Required)).or(sought),
        _ => firm(cues).or(sought).or(ruled).or_else(|| heard.then_some("asks something of the candidate")).or_else(|| {
            let valued = place.section == Some(Section::Facts) && cues.len() < 3;
            (starts && !valued && !cues.has(Cue::Benefit) && (cues.has(Cue::Shown) || cues::opens_run(text)))
                .then_some("opens like a requirement")
        }),
    }
}

/// Whether the sentence offers, and asks nothing behind a "but": not "Training is given but a licence is required".
fn offered(text: &str, cues: &Cues) -> bool {
    let asks = |right: &str| {
        let right = Cues::of(right);
        right.has(Cue::Shown) && [Cue::Preferred, Cue::Must, Cue::Required].into_iter().any(|cue| right.has(cue))
    };
    cues.has(Cue::Benefit) && !text.split_once(" but ").is_some_and(|(_, right)| asks(right))
}

/// Whether a sentence only says more of what the one before it asks: "This may include …", but not "This must include …".
fn explains(text: &str, cues: &Cues) -> bool {
    let firm = cues.has(Cue::Must) || cues.has(Cue::Required) || cues.has(Cue::Following) || text.contains(" must ");
    let names = cues.first_outside(Cue::Shown, Cue::Explains).is_some_and(|shown| shown > 2);
    cues.has(Cue::Explains) && !firm && !names
}

/// Whether the candidate is told what they will get: "will enjoy a generous pension".
fn given(cues: &Cues) -> bool {
    let before = |benefit: usize| cues.first(Cue::Shown).is_none_or(|shown| benefit < shown);
    let asked = cues.leads(Cue::Must, Cue::Benefit) && cues.leads(Cue::Must, Cue::Duty);
    cues.first(Cue::Benefit).is_some_and(before) && cues.has(Cue::Duty) && !cues.has(Cue::Preferred) && !asked
}

fn firm(cues: &Cues) -> Option<&'static str> {
    let shown = cues.has(Cue::Shown);
    let offered = !cues.has(Cue::Required) && !cues.leads(Cue::Must, Cue::Benefit);
    let works = !cues.leads(Cue::Must, Cue::Duty);
    (cues.has(Cue::Must) && !given(cues) && (shown || !offered && !works)).then_some("says what the candidate must have")
}

/// The tier of what asks: its own words before its section's.
fn tier(cues: &Cues, place: Place, text: &str) -> RuleTier {
    if cues.has(Cue::Preferred) && !(text.contains('(') && beside(text)) {
        return RuleTier::Preferred;
    }
    let demands = cues.has(Cue::Required) && !text.is_empty();
    match place.section {
        Some(Section::Preferred) if !demands => RuleTier::Preferred,
        _ => RuleTier::Required,
    }
}

/// Whether a word in brackets says only how much the text before them counts: "(preferred)", "(nice to have)".
fn rates(word: &str) -> bool {
    let known = "preferred desirable desired optional plus bonus advantageous advantage nice a an to have strongly highly but not required essential";
    known.split(' ').any(|rate| rate.eq_ignore_ascii_case(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether the only wish of a text stands in its brackets: "Cloud experience (AWS preferred)".
fn beside(text: &str) -> bool {
    let asides = text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(aside, _)| aside);
    if asides.into_iter().any(|aside| Cues::of(aside).has(Cue::Preferred) && aside.split(' ').all(rates)) {
        return false;
    }
    let mut depth = 0_usize;
    let outside: String = text
        .chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && *c != ')'
        })
        .collect();
    outside.trim().len() > 12 && !Cues::of(outside.trim()).has(Cue::Preferred)
}

/// What does not ask is what its section is.
fn idle(cues: &Cues, place: Place) -> (Role, &'static str) {
    match place.section {
        _ if cues.has(Cue::Benefit) => (Role::Benefit, "says what the employer gives"),
        Some(Section::Duties) => (Role::Duty, "stands under a heading on duties"),
        Some(Section::About) => (Role::Employer, "stands under a heading on the employer"),
        Some(Section::Benefits) => (Role::Benefit, "stands under a heading on benefits"),
        Some(Section::Pay) => (Role::Pay, "stands under a heading on pay"),
        Some(Section::Apply) => (Role::Apply, "stands under a heading on applying"),
        Some(Section::Facts) => (Role::Fact, "stands under a heading on the job's facts"),
        _ if cues.has(Cue::Employer) => (Role::Employer, "the employer speaks of itself"),
        _ => (Role::Prose, "asks nothing of the candidate"),
    }
}
