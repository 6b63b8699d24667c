//! Words that wish, or name a certificate, only by what stands beside them.
//!
//! ```ebnf
//! card  = trade ( "card" | "ticket" | "badge" ) ;                   (* "forklift ticket", "Gas Safe card" *)
//! wish  = glad ( "if" | "to" "have" ) | ( be | degree ) useful end | name useful end | help | benefit | love ;
//! help  = ( "would" | "will" | "it" ) "help" end ;                  (* "would help", "it helps if" *)
//! benefit = be [ article ] [ degree ] "benefit" end ;
//! love  = "would" "love" ( "you" | "someone" | article ) ;
//! ```

use super::{Shape, Token};
use crate::lexicon::{Class, List};

/// Gives the words of a line that wish or certify where they stand the class of those that always do.
pub(super) fn placed(tokens: &mut [Token<'_>]) {
    for i in 0..tokens.len() {
        let class = match tokens.get(i) {
            Some(token) if token.listed(List::WISHES_HERE) && wishes(tokens, i) => Class::PREFERRED,
            Some(token) if token.listed(List::CARDS) && carded(tokens, i) => Class::CREDENTIAL_HEAD,
            _ => continue,
        };
        if let Some(token) = tokens.get_mut(i) {
            token.class = token.class.or(class);
        }
    }
}

/// Whether a card is one that proves a trade: "a telehandler ticket".
fn carded(tokens: &[Token<'_>], i: usize) -> bool {
    i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.listed(List::CARDED))
}

/// Whether the word at `i` says that what is told beside it is wished for.
fn wishes(tokens: &[Token<'_>], i: usize) -> bool {
    let (lead, [word, behind @ ..]) = tokens.split_at_checked(i).unwrap_or_default() else { return false };
    let graded = lead.iter().rev().take_while(|t| t.listed(List::DEFINITE.or(List::BEFORE_WISH))).count();
    let lead = lead.get(..lead.len() - graded).unwrap_or_default();
    let is = lead.last().is_some_and(|t| t.has(Class::FINITE));
    let would = lead.last().is_some_and(|t| t.any(&["would", "will", "might", "it", "wed", "we'd", "we’d"]));
    match () {
        () if word.listed(List::GLAD) && glad(behind) => true,
        () if word.is("better") => lead.last().is_some_and(|t| t.is("even")) && closes(behind),
        () if word.any(&["help", "helps"]) => {
            let supposed = behind.first().is_some_and(|t| t.is("if"));
            (would || word.is("helps") && i > 1) && (closes(behind) || supposed)
        }
        () if word.is("benefit") => benefits(lead, behind),
        () if word.is("love") => would && behind.first().is_some_and(|t| t.has(Class::ARTICLE) || t.listed(List::LOVED)),
        () if word.is("extra") => behind.first().is_some_and(|t| t.any(&["points", "credit"])),
        () if word.is("regarded") => graded > 0 && ends(behind),
        () if word.listed(List::USEFUL) => ends(behind) && (is || graded > 0 || i > 1 && closes(behind)),
        () => false,
    }
}

/// "great if you", "good to have".
fn glad(behind: &[Token<'_>]) -> bool {
    matches!(behind, [only, you, ..] if only.is("if") && you.has(Class::CANDIDATE))
        || matches!(behind, [to, have, ..] if to.is("to") && have.is("have"))
}

/// "would be a benefit", "is of benefit", but not "a benefit of working here".
fn benefits(lead: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    let article = lead.len() - usize::from(lead.last().is_some_and(|t| t.any(&["a", "an", "of", "as"])));
    ends(behind) && lead.get(..article).and_then(<[Token<'_>]>::last).is_some_and(|t| t.has(Class::FINITE) || t.is("seen"))
}

/// Whether nothing follows of which a word before it could be said: "useful but", "useful for", not "useful work".
fn ends(behind: &[Token<'_>]) -> bool {
    closes(behind) || behind.first().is_some_and(|t| t.listed(List::BEHIND_WISH))
}

/// Whether a clause ends here.
fn closes(behind: &[Token<'_>]) -> bool {
    behind.first().is_none_or(|t| !matches!(t.shape, Shape::Word | Shape::Slash | Shape::Ampersand) || t.glued || t.listed(List::CONTRASTS))
}
