//! Names and what they claim to name.

use rustc_hash::FxHashMap;

use crate::spelling::{self, Spelling};

/// One way of writing one thing.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// What is named: an index into the table that owns the names.
    pub target: usize,
    /// The name as the data writes it.
    pub form: String,
    /// It is the thing's own label, not an alias.
    pub label: bool,
    /// When the form is also a plain word.
    pub rule: Option<Box<Rule>>,
}

impl Claim {
    /// Whether a name is written as the form is, its case aside.
    fn is_spelled_as(&self, written: &str) -> bool {
        written == self.form || spelling::spelled(written).eq(spelling::spelled(&self.form))
    }

    /// Whether a name has the letters, digits and marks of the form, in its case.
    fn is_cased_as(&self, written: &str) -> bool {
        spelling::cased(written).eq(spelling::cased(&self.form))
    }

    /// Whether the claim stands for the name as written, its context aside.
    fn fits(&self, written: &str) -> bool {
        let Some(rule) = &self.rule else { return true };
        (!rule.cased || self.is_cased_as(written)) && (!rule.numbered || self.is_spelled_as(written))
    }

    fn needs_context(&self) -> bool {
        self.rule.as_ref().is_some_and(|rule| rule.needs_context())
    }
}

/// When a form that is also a plain word names the thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Only with these capitals.
    pub cased: bool,
    /// Only in this number: `securities` is not `security`.
    pub numbered: bool,
    /// Folded words, one of which stands near; a `*` at the end takes any ending.
    pub near: Vec<String>,
    /// Targets, of which a certain mention stands near.
    pub beside: Vec<usize>,
    /// Or else it stands alone in a list.
    pub alone: bool,
}

impl Rule {
    pub fn needs_context(&self) -> bool {
        !self.near.is_empty() || !self.beside.is_empty() || self.alone
    }
}

/// Names by key, each with the claims on it. A key without claims hides the words that it covers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(FxHashMap<String, Vec<Claim>>);

impl Names {
    /// Every key with its claims, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<Claim>)> {
        self.0.iter()
    }

    /// The claims on a key; none of them where it hides its words.
    pub fn claims(&self, key: &str) -> Option<&[Claim]> {
        self.0.get(key).map(Vec::as_slice)
    }

    /// Whether a key has claims or hides its words.
    pub fn holds(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Adds a name by its key; says whose it already is when another target has claimed the same form as certainly.
    pub fn add(&mut self, key: String, claim: Claim) -> Option<usize> {
        let claims = self.0.entry(key).or_default();
        if claims.is_empty() {
            claims.reserve_exact(1);
            claims.push(claim);
            return None;
        }
        let rival = |other: &&Claim| other.target != claim.target && !other.needs_context() && other.is_spelled_as(&claim.form);
        let cased_apart = |other: &Claim| {
            let cases = other.rule.as_ref().is_some_and(|rule| rule.cased) || claim.rule.as_ref().is_some_and(|rule| rule.cased);
            cases && !other.is_cased_as(&claim.form)
        };
        let rivals = claims.iter().filter(rival);
        let clash = if claim.needs_context() { None } else { rivals.filter(|other| !cased_apart(other)).map(|other| other.target).next() };
        if !claims.iter().any(|other| other.target == claim.target && other.rule == claim.rule && other.form == claim.form) {
            claims.push(claim);
        }
        clash
    }

    /// Adds a phrase in which nothing is to be found.
    pub fn hide(&mut self, phrase: &str, spelling: &Spelling) {
        self.0.entry(spelling.key(phrase)).or_default();
    }

    /// The thing that a whole term names: the owner of the label, else the only claimant.
    pub fn lookup(&self, term: &str, spelling: &Spelling) -> Option<usize> {
        let claims = self.claims(&spelling.key(term))?;
        if let [claim] = claims
            && claim.rule.is_none()
        {
            return Some(claim.target);
        }
        let exact = claims.iter().any(|claim| claim.is_spelled_as(term));
        let mut fitting = claims.iter().filter(|claim| {
            let numbered = claim.rule.as_ref().is_some_and(|rule| rule.numbered);
            if exact { claim.is_spelled_as(term) } else { !numbered }
        });
        if let Some(owner) = fitting.clone().find(|claim| claim.label) {
            return Some(owner.target);
        }
        let first = fitting.next()?.target;
        fitting.all(|claim| claim.target == first).then_some(first)
    }

    /// Forgets what others claim of the name, which then is the target's alone.
    pub fn take_over(&mut self, name: &str, target: usize, spelling: &Spelling) {
        if let Some(claims) = self.0.get_mut(&spelling.key(name)) {
            claims.retain(|claim| claim.target == target || claim.label);
        }
    }
}

/// The claims on a key that stand for the name as written: those of its own number when there are any.
pub(crate) fn fitting<'c>(claims: &'c [Claim], written: &str) -> Vec<&'c Claim> {
    if let [claim] = claims
        && claim.rule.is_none()
    {
        return vec![claim];
    }
    let exact = claims.iter().any(|claim| claim.is_spelled_as(written));
    claims.iter().filter(|claim| (!exact || claim.is_spelled_as(written)) && claim.fits(written)).collect()
}

/// The target of the first claim that needs no context.
pub(crate) fn certain(claims: &[Claim], written: &str) -> Option<usize> {
    if let [claim] = claims
        && claim.rule.is_none()
    {
        return Some(claim.target);
    }
    fitting(claims, written).into_iter().find(|claim| !claim.needs_context()).map(|claim| claim.target)
}
