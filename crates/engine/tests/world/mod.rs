//! Made-up candidates and rule files, drawn from a seed.

use qualify_language::{Degree, Experience, Group, Kind, Level, Requirement};
use qualify_profile::{
    Credential, Education, Employment, End, Origin, PartialDate, Passage, Position, Profile, Section, SectionKind, SkillClaim, Standing,
};
use qualify_rules::{Equivalence, Place, Rule, RuleFile, RuleTier, Scoring};

/// What a candidate's text is made of. The last four are a free phrase, two thirds of it, and a third of it.
pub const FRAGMENTS: [&str; 10] = [
    "Java",
    "Python",
    "Rust",
    "Kubernetes",
    "k8s",
    "containerization",
    "barge mooring ledgers",
    "mooring of ledgers",
    "barge",
    "watered the plants",
];

/// What rules ask for.
pub const TERMS: [&str; 5] = ["Java", "Python", "Kubernetes", "containers", "barge mooring ledgers"];

/// A generator of numbers (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % u64::from(n)) as u32
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u32) as usize]
    }
}

pub fn passage(text: &str, source: String) -> Passage {
    Passage { text: text.to_owned(), origin: Origin { source, start: 0, end: text.len() } }
}

/// A candidate with up to six positions from 2008 to 2026, some vague, some part-time, some undated.
pub fn profile(dice: &mut Dice, id: usize) -> Profile {
    let positions = (0..dice.below(7)).map(|index| position(dice, index)).collect();
    let skills = (0..dice.below(3)).map(|index| skill(dice, index)).collect();
    let summary = text(dice);
    let education: Vec<Education> = (0..dice.below(3)).map(|_| education(dice)).collect();
    let credentials = (0..dice.below(2)).map(|_| credential(dice)).collect();
    let mut profile = Profile {
        id: format!("c-{id}"),
        positions,
        skills,
        has_education_section: !education.is_empty() || dice.chance(50),
        education,
        credentials,
        sections: vec![Section { kind: SectionKind::Summary, passages: vec![passage(&summary, "summary".to_owned())] }],
        ..Profile::default()
    };
    for rule in ["required-1", "preferred-1"] {
        if dice.chance(20) {
            profile.answers.insert(rule.to_owned(), dice.chance(50));
        }
    }
    profile
}

fn text(dice: &mut Dice) -> String {
    let fragments: Vec<&str> = (0..dice.below(3)).map(|_| *dice.pick(&FRAGMENTS)).collect();
    fragments.join(". ")
}

fn date(dice: &mut Dice, from: u32) -> PartialDate {
    let month = (!dice.chance(30)).then(|| dice.below(12) as u8 + 1);
    PartialDate::new((from + dice.below(6)) as u16, month).unwrap()
}

fn position(dice: &mut Dice, index: u32) -> Position {
    let from = 2008 + dice.below(14);
    let start = dice.chance(92).then(|| date(dice, from));
    let until = from + dice.below(5);
    let end = match dice.below(10) {
        0 => None,
        1 => Some(End::Present),
        _ => Some(End::On(date(dice, until))),
    };
    let words = text(dice);
    Position {
        title: Some("Clerk".to_owned()),
        start,
        end: if start.is_none() && dice.chance(70) { None } else { end },
        hours_per_week: dice.chance(25).then(|| [10.0, 20.0, 24.0, 34.5, 35.0, 40.0][dice.below(6) as usize]),
        employment: *dice.pick(&[Employment::Regular, Employment::Regular, Employment::Internship, Employment::Volunteer]),
        passages: vec![passage("Clerk", format!("work[{index}].position")), passage(&words, format!("work[{index}].summary"))],
        ..Position::default()
    }
}

fn skill(dice: &mut Dice, index: u32) -> SkillClaim {
    let name = *dice.pick(&FRAGMENTS[..7]);
    let stated_months = dice.chance(25).then(|| 12 * dice.below(10));
    SkillClaim { name: name.to_owned(), stated_months, passage: passage(name, format!("skills[{index}].name")), ..SkillClaim::default() }
}

fn education(dice: &mut Dice) -> Education {
    let level = *dice.pick(&[
        qualify_profile::Level::Other,
        qualify_profile::Level::Secondary,
        qualify_profile::Level::Bachelor,
        qualify_profile::Level::Master,
    ]);
    let field = dice.chance(80).then(|| (*dice.pick(&["Computer Science", "Nursing", "Underwater Basketry"])).to_owned());
    Education { level, field, completed: dice.chance(80), ..Education::default() }
}

fn credential(dice: &mut Dice) -> Credential {
    Credential {
        name: "CPA".to_owned(),
        standing: *dice.pick(&[Standing::Held, Standing::Held, Standing::Pending, Standing::Lapsed]),
        expires: dice.chance(40).then(|| date(dice, 2018)),
        passage: passage("CPA", "certificates[0].name".to_owned()),
        ..Credential::default()
    }
}

/// A rule file with up to six rules.
pub fn rule_file(dice: &mut Dice) -> RuleFile {
    let mut rules = Vec::new();
    for index in 0..=dice.below(5) {
        let tier = *dice.pick(&[RuleTier::Required, RuleTier::Required, RuleTier::Preferred, RuleTier::Screening]);
        let text = *dice.pick(&["what is asked", "what is asked", "professional work", "5 years of related experience"]);
        rules.push(rule(&format!("{}-{}", tier.name(), index + 1), tier, text, requirement(dice, 2)));
    }
    for rule in &mut rules {
        rule.weight = [1.0, 1.0, 2.0, 0.5][dice.below(4) as usize];
    }
    let policy = *dice.pick(&[Equivalence::Months(24), Equivalence::Months(0), Equivalence::Ask]);
    RuleFile {
        job: "Zephyr Keeper".to_owned(),
        rules,
        scoring: *dice.pick(&[Scoring::default(), Scoring { required: 50.0, preferred: 50.0 }]),
        equivalent_experience: if dice.chance(40) { [(Level::Bachelor, policy)].into() } else { [].into() },
        ..RuleFile::default()
    }
}

pub fn rule(id: &str, tier: RuleTier, text: &str, requirement: Requirement) -> Rule {
    Rule { id: id.to_owned(), tier, text: text.to_owned(), requirement, weight: 1.0, place: Place::default() }
}

fn requirement(dice: &mut Dice, depth: u32) -> Requirement {
    let parts = |dice: &mut Dice| -> Vec<Requirement> { (0..2 + dice.below(2)).map(|_| requirement(dice, depth - 1)).collect() };
    let kind = match dice.below(if depth > 0 { 12 } else { 8 }) {
        0..=3 => Kind::Experience(experience(dice)),
        4 => Kind::Skill(qualify_language::requirement::Skill { with: groups(dice) }),
        5 => Kind::Degree(degree(dice)),
        6 => Kind::Credential(qualify_language::requirement::Credential { any_of: vec!["CPA".to_owned()] }),
        7 => Kind::Trait(qualify_language::requirement::Asked { text: "patience".to_owned() }),
        8 => Kind::All(parts(dice)),
        9 => Kind::Any(parts(dice)),
        10 => Kind::NOf { n: 1 + dice.below(3), of: parts(dice) },
        _ => {
            let mut parts = parts(dice);
            parts.push(Kind::Equivalent.into());
            Kind::Any(parts)
        }
    };
    kind.into()
}

fn groups(dice: &mut Dice) -> Vec<Group> {
    let group = |dice: &mut Dice| {
        let open = dice.chance(15);
        let any_of = if open {
            vec!["Java".to_owned(), "Python".to_owned()]
        } else {
            (0..=dice.below(2)).map(|_| (*dice.pick(&TERMS)).to_owned()).collect()
        };
        Group { any_of, open }
    };
    (0..=dice.below(2)).map(|_| group(dice)).collect()
}

fn experience(dice: &mut Dice) -> Experience {
    let with = if dice.chance(20) { Vec::new() } else { groups(dice) };
    Experience {
        min_months: dice.chance(95).then(|| 6 * dice.below(12)),
        max_months: dice.chance(15).then_some(60),
        within_months: dice.chance(25).then(|| 12 * (1 + dice.below(8))),
        with,
    }
}

fn degree(dice: &mut Dice) -> Degree {
    Degree {
        level: *dice.pick(&[Level::Secondary, Level::Bachelor, Level::Master]),
        fields: if dice.chance(70) { vec!["Computer Science".to_owned()] } else { Vec::new() },
        related_field: dice.chance(30),
        in_progress: dice.chance(10),
    }
}
