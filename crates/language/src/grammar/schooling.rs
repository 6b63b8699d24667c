//! Years of schooling that a public service counts instead of a degree.
//!
//! ```ebnf
//! schooling = length "of" { word } ( graduate "education" | "education" ( "above" | "beyond" ) [ article ] "high school" [ "level" ] [ prerequisite ] ) [ towards ] ;
//! prerequisite = ( "in any" | "for which" ) { word } "prerequisite" ;
//! graduate  = "graduate" | "graduate-level" | "postgraduate" ;
//! towards   = [ "," ] "leading to" { word } ;
//! ```
//! Four years of education above high school are a bachelor's degree; any other schooling has to be asked.

use super::degree::comparable;
use super::{Tokens, after, run, text_of};
use crate::lexicon::Class;
use crate::requirement::{Asked, Degree, Kind, Level};
use crate::token::{Shape, Token};

/// Four years of education above high school.
const WHOLE: u32 = 48;

/// What is asked, and how many tokens say so; `behind` are the tokens behind the length, which is `months` long.
pub(crate) fn schooling(line: &str, tokens: Tokens<'_, '_>, behind: Tokens<'_, '_>, months: u32) -> Option<(Kind, usize)> {
    let words =
        behind.iter().take(8).take_while(|t| t.shape == Shape::Word && !t.has(Class::EXPERIENCE)).position(|t| t.is("education"))?;
    let learnt = behind.get(..words)?;
    let rest = after(behind, words + 1);
    let above = match rest {
        [above, a, b, c, ..] if above.any(&["above", "beyond"]) => {
            let (article, school) = if a.has(Class::ARTICLE) { (1, (b, c)) } else { (0, (a, b)) };
            let level = usize::from(rest.get(3 + article).is_some_and(|t| t.is("level")));
            if school.0.is("high") && school.1.is("school") { 3 + article + level } else { 0 }
        }
        [above, high, school] if above.any(&["above", "beyond"]) && high.is("high") && school.is("school") => 3,
        _ => 0,
    };
    let graduate = learnt.last().is_some_and(|t| t.any(&["graduate", "graduate-level", "postgraduate"]));
    if !learnt.first()?.is("of") || !(graduate || above > 0) {
        return None;
    }
    let leads = towards(after(rest, above));
    if leads > 0 && rest.iter().skip(above).take(leads + 1).any(|t| t.has(Class::LEVEL)) && months >= WHOLE {
        // the degree that the years lead to is named, and read for itself
        return None;
    }
    if above > 0 && months >= WHOLE {
        let degree = Degree { level: Level::Bachelor, fields: Vec::new(), related_field: false, in_progress: false };
        return Some((Kind::Degree(degree), tokens.len() - rest.len() + above + prerequisite(after(rest, above))));
    }
    let above = above + prerequisite(after(rest, above));
    let rest = after(rest, above);
    let taken = tokens.len() - rest.len() + towards(rest);
    Some((Kind::Eligibility(Asked { text: text_of(line, tokens.get(..taken)?).to_owned() }), taken))
}

/// How many tokens say what one needs to be admitted to the schooling: "in any field for which high school is the prerequisite".
fn prerequisite(tokens: Tokens<'_, '_>) -> usize {
    let opens = matches!(tokens, [first, next, ..] if first.is("in") && next.is("any") || first.is("for") && next.is("which"));
    let end = tokens.iter().take(22).take_while(|t| t.shape != Shape::Stop).position(|t| t.is("prerequisite"));
    end.filter(|_| opens).map_or(0, |end| end + 1)
}

/// How many tokens say what degree the schooling leads to: ", leading to such a degree".
fn towards(tokens: Tokens<'_, '_>) -> usize {
    let comma = run(tokens, |t| t.shape == Shape::Comma);
    let [leading, to, body @ ..] = after(tokens, comma) else { return 0 };
    if !leading.is("leading") || !to.any(&["to", "towards", "toward"]) {
        return 0;
    }
    let named = |t: &Token<'_>| t.shape == Shape::Word && !t.has(Class::OR.or(Class::AND).or(Class::PREPOSITION).or(Class::FINITE));
    let words = run(body, named);
    comma + 2 + words + comparable(after(body, words))
}
