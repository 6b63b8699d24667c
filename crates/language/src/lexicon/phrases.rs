//! Phrases that productions look for, word by word, in small letters; a phrase that begins another stands behind it.

use super::Table;

/// Phrases by their first word, in their order.
pub(crate) fn by_first_word(phrases: &[&'static str]) -> Table<Vec<&'static str>> {
    let mut table: Table<Vec<&'static str>> = Table::default();
    for phrase in phrases {
        table.change(phrase.split(' ').next().unwrap_or_default(), |known| known.push(phrase));
    }
    table
}

/// How much of a skill is asked, before what it is in.
pub(crate) const BREADTH: &[&str] =
    &["breadth and depth of", "breadth of", "depth of", "depth and breadth of", "level of", "range of", "wide range of", "wealth of"];

/// Spellings of a school-leaving certificate, longer ones first.
pub(crate) const SCHOOLS: &[&str] = &[
    "high school diploma",
    "high-school diploma",
    "highschool diploma",
    "high school degree",
    "high school graduation",
    "high school graduate",
    "high school education",
    "high school",
    "hs diploma",
    "hs",
    "h.s. diploma",
    "secondary education",
    "secondary school",
    "secondary diploma",
    "ged certificate",
    "ged",
    "g.e.d",
    "g.e.d.",
    "a-level",
    "a-levels",
    "gcse's",
    "gcse’s",
    "gcses",
    "gcse",
];

/// Credentials whose names hold no word for one.
pub(crate) const CREDENTIALS: &[&str] = &[
    "first aid",
    "basic life support",
    "basic cardiac life support",
    "advanced life support",
    "advanced cardiac life support",
    "advanced cardiovascular life support",
    "pediatric advanced life support",
    "paediatric advanced life support",
    "immediate life support",
    "intermediate life support",
    "neonatal resuscitation",
    "six sigma green belt",
    "six sigma black belt",
    "six sigma",
    "lean six sigma green belt",
    "lean six sigma black belt",
    "lean six sigma",
    "green belt",
    "black belt",
    "notary public",
    "food handler card",
    "food handlers card",
    "food handler's card",
    "food handler’s card",
    "guard card",
    "city & guilds",
    "city and guilds",
    "c & g",
];

/// How a degree is worded by where it is from.
pub(crate) const GRADUATIONS: &[&str] = &[
    "graduation from an accredited",
    "graduation from a",
    "graduation from an",
    "graduate of an accredited",
    "graduate from an accredited",
    "graduation from",
];

/// What opens the field of such a degree; its last word opens fields.
pub(crate) const MAJORS: &[&str] =
    &["with major course work in", "with major coursework in", "with a major in", "with a degree in", "with specialization in"];

/// What a level is followed by before its fields.
pub(crate) const OR_HIGHER: &[&str] = &[
    "or higher",
    "or above",
    "or greater",
    "and above",
    "or better",
    "or foreign equivalent",
    "( or foreign equivalent )",
    "or equivalent graduate degree",
    "or equivalent degree",
    "or more advanced degree",
    "( m.sc. or higher )",
    "( or higher )",
    "or higher degree",
];

/// Phrases of the right to work.
pub(crate) const AUTHORIZATION: &[&str] = &[
    "authorized to work",
    "authorised to work",
    "authorization to work",
    "authorisation to work",
    "legally authorized",
    "legally authorised",
    "eligible to live and work",
    "right to live and work",
    "eligible to work",
    "eligibility to work",
    "right to work",
    "legally work",
    "legally able to work",
    "legal right to work",
    "work authorization",
    "work permit",
    "work permission",
    "u.s. citizen",
    "u.s citizen",
    "us citizen",
    "u.s. citizens",
    "us citizens",
    "u.s. citizenship",
    "us citizenship",
    "u.s citizenship",
    "united states citizens",
    "united states citizen",
    "united states citizenship",
    "be a citizen",
    "citizen of the united states",
    "uk citizen",
    "permanent resident",
    "permanent residents",
    "green card",
    "legally entitled to work",
    "entitled to work",
    "visa sponsorship",
    "require sponsorship",
    "require a certificate or sponsorship",
    "sponsorship for work authorization",
    "legal u.s. resident",
    "legal us resident",
    "british citizen",
    "eu citizen",
    "employment authorization",
    "us citizens or",
];

/// Phrases of what only the candidate can answer.
pub(crate) const ELIGIBILITY: &[&str] = &[
    "graduating in",
    "graduating between",
    "background check",
    "background checks",
    "background investigation",
    "background screening",
    "criminal background",
    "criminal record check",
    "criminal history check",
    "drug test",
    "drug screen",
    "drug screening",
    "drug testing",
    "dbs certificate",
    "fingerprint clearance",
    "dbs check",
    "dbs checks",
    "enhanced dbs",
    "dbs clearance",
    "dbs disclosure",
    "disclosure and barring",
    "disclosure & barring",
    "crb check",
    "crb disclosure",
    "criminal record certificate",
    "criminal records check",
    "credit check",
    "security screening",
    "security investigation",
    "willing to travel",
    "willingness to travel",
    "ability to travel",
    "able to travel",
    "travel up to",
    "travel required",
    "travel is required",
    "travel may be required",
    "travel will be required",
    "travel is essential",
    "physical fitness",
    "physically capable",
    "physically fit",
    "up to 10 % travel",
    "must travel",
    "willing to relocate",
    "ability to relocate",
    "willingness to relocate",
    "able to relocate",
    "years of age",
    "years old",
    "years or older",
    "year of age",
    "lift up to",
    "able to lift",
    "ability to lift",
    "must lift",
    "lifting up to",
    "pounds",
    "lbs",
    "stand for",
    "standing for",
    "prolonged periods",
    "extended periods",
    "physical demands",
    "physically able",
    "weekends",
    "night shifts",
    "evenings and weekends",
    "overtime",
    "rotating shifts",
    "on-call",
    "reliably commute",
    "relocate before starting",
    "locals only",
    "locals preferred",
    "local candidates only",
    "local candidates preferred",
    "reliable internet",
    "u.s. residents only",
    "us residents only",
    "uk residents only",
    "minimum insurance coverage",
    "work flexible hours",
    "flexible hours",
    "flexible schedule",
    "own tools",
    "access to their own",
    "car owner",
    "car driver",
    "work on-site",
    "work onsite",
    "motor vehicle record",
    "motor vehicle report",
    "liability insurance",
    "automobile insurance",
    "auto insurance",
    "car insurance",
    "business insurance",
    "reference checks",
    "satisfactory references",
    "occupational health clearance",
    "occupational health screening",
    "competency test",
    "clean driving record",
    "good driving record",
    "driving record",
    "fully vaccinated",
    "vaccinated against",
    "covid-19 vaccination",
    "pre-employment screening",
    "fingerprinting",
    "polygraph exam",
    "medical examination",
    "physical examination",
    "shift work",
    "shift pattern",
    "selective service",
    "financial disclosure",
    "standing , walking",
    "climbing",
];

/// What behind a preferring word only says that it does not bind.
pub(crate) const NOT_REQUIRED: &[&str] = &[
    "but not required",
    "but not essential",
    "but not necessary",
    "but is not required",
    "but not mandatory",
    "not required",
    "( not required )",
    ", not required",
    "though not required",
    ", but not required",
    ", but not essential",
    "but not a requirement",
];

/// How what names a screening begins.
pub(crate) const SCREENINGS: &[&str] =
    &["background check", "background investigation", "background screening", "drug test", "drug screen", "criminal background"];

/// Modifiers that share the head of the field behind them ("Cell or Molecular Biology").
pub(crate) const FIELD_MODIFIERS: &[&str] = &[
    "cell",
    "electrical",
    "mechanical",
    "civil",
    "chemical",
    "molecular",
    "computer",
    "industrial",
    "structural",
    "biomedical",
    "aerospace",
    "environmental",
    "electronic",
    "political",
    "physical",
    "social",
    "information",
    "organic",
    "analytical",
    "software",
    "systems",
    "materials",
];

/// What bounds a length from below.
pub(crate) const AT_LEAST: &[&str] = &[
    "at least",
    "at minimum",
    "a minimum of",
    "minimum of",
    "minimum",
    "min",
    "more than",
    "greater than",
    "no less than",
    "not less than",
    "over",
    "between",
    "around",
    "approximately",
    "about",
    "roughly",
];

/// What bounds a length from above.
pub(crate) const AT_MOST: &[&str] =
    &["up to", "less than", "fewer than", "no more than", "not more than", "a maximum of", "maximum of", "maximum", "max", "under"];

/// Certificates whose name ends in a plus ("Security+").
pub(crate) const PLUS_NAMES: &[&str] = &["security", "network", "server", "linux", "cloud", "cysa", "pentest", "casp"];

/// Names that contain a slash.
pub(crate) const SLASHED: &[(&str, &str)] =
    &[("ci", "cd"), ("tcp", "ip"), ("ui", "ux"), ("ux", "ui"), ("pl", "sql"), ("i", "o"), ("a", "b")];

/// Names that contain "and".
pub(crate) const JOINED: &[(&str, &str)] = &[
    ("research", "development"),
    ("supply", "demand"),
    ("health", "safety"),
    ("health", "social"),
    ("mergers", "acquisitions"),
    ("profit", "loss"),
    ("learning", "development"),
    ("policies", "procedures"),
    ("food", "beverage"),
    ("diversity", "inclusion"),
    ("oil", "gas"),
    ("trial", "error"),
    ("terms", "conditions"),
    ("scheduling", "assignment"),
    ("benefits", "compensation"),
    ("accident", "emergency"),
    ("chain", "logistics"),
    ("obstetrics", "gynaecology"),
    ("obstetrics", "gynecology"),
    ("trusts", "estates"),
    ("children", "young"),
    ("kitchen", "bath"),
    ("property", "casualty"),
    ("trauma", "orthopaedics"),
    ("import", "export"),
    ("wills", "probate"),
    ("child", "youth"),
    ("labor", "employment"),
    ("labour", "employment"),
    ("health", "care"),
];

/// Words of filler that are part of a name before these words: "deep learning", "real estate".
pub(crate) const NAMES: &[(&str, &[&str])] = &[
    (
        "high",
        &[
            "performance",
            "availability",
            "volume",
            "school",
            "voltage",
            "frequency",
            "level",
            "value",
            "risk",
            "end",
            "tech",
            "fidelity",
            "speed",
            "rise",
            "pressure",
            "intensity",
        ],
    ),
    ("professional", &["services", "development", "liability", "indemnity"]),
    ("inside", &["sales"]),
    ("outside", &["sales"]),
    ("deep", &["learning", "neural"]),
    ("wide", &["area"]),
    ("continuous", &["integration", "improvement", "delivery", "deployment", "monitoring", "process"]),
    ("advanced", &["analytics", "practice", "manufacturing", "life", "materials"]),
    ("basic", &["life"]),
    ("intermediate", &["care"]),
    ("clean", &["room", "energy", "air", "technology", "tech"]),
    ("real", &["estate", "property", "time", "world", "life"]),
    ("natural", &["language", "gas", "resource", "resources", "science", "sciences", "history"]),
    ("full", &["stack", "life", "software", "scope", "product"]),
    ("direct", &["response", "sales", "mail", "marketing", "care", "patient", "client", "selling", "service", "services", "line"]),
    (
        "general",
        &[
            "surgery",
            "nursing",
            "management",
            "accounting",
            "psychiatry",
            "internal",
            "ledger",
            "office",
            "medicine",
            "contractor",
            "contracting",
            "maintenance",
            "litigation",
            "pharmaceutical",
            "dentistry",
            "anaesthesia",
            "practice",
        ],
    ),
    ("active", &["directory"]),
    ("common", &["law"]),
    ("employment", &["tax", "law", "laws", "relations"]),
    ("new", &["business", "product", "construction", "build", "media", "home"]),
    ("current", &["affairs"]),
    ("practical", &["nursing"]),
    ("working", &["capital"]),
    ("academic", &["research", "writing", "medicine"]),
    ("work", &["order", "orders", "instructions", "permits"]),
];

/// Names of two words whose second is no head to be shared: "sales or business development" has no development of sales.
pub(crate) const COMPOUNDS: &[(&str, &str)] = &[
    ("business", "development"),
    ("project", "management"),
    ("account", "management"),
    ("supply", "chain"),
    ("data", "science"),
    ("machine", "learning"),
    ("customer", "service"),
    ("customer", "services"),
    ("client", "services"),
    ("investment", "banking"),
    ("management", "consulting"),
    ("financial", "services"),
    ("public", "health"),
    ("risk", "management"),
    ("human", "resources"),
    ("computer", "science"),
    ("real", "estate"),
    ("social", "work"),
    ("business", "intelligence"),
    ("data", "analysis"),
];

/// Skills of character in two words.
pub(crate) const SOFT: &[(&str, &str)] = &[
    ("time", "management"),
    ("conflict", "resolution"),
    ("problem", "solving"),
    ("work", "ethic"),
    ("people", "skills"),
    ("public", "speaking"),
];

/// Headings that part a text whose line breaks were lost, though nothing but a capital stands behind them; as written.
pub(crate) const SPACED_HEADINGS: &[&str] = &[
    "Requirements",
    "Qualifications",
    "Responsibilities",
    "Key Responsibilities",
    "Main Responsibilities",
    "Key Skills",
    "Skills Required",
    "Essential Skills",
    "Desirable Skills",
    "Person Specification",
    "Essential Criteria",
    "Desirable Criteria",
    "Key Requirements",
    "Main Duties",
];

/// How headings begin that speak to the reader, in texts that lost their line breaks; as written.
pub(crate) const SPOKEN_HEADINGS: &[&str] =
    &["What You ", "What You'll ", "What You’ll ", "What's ", "What’s ", "What We ", "Who You ", "Who We ", "How You ", "Top Reasons "];

/// Headings of one word that may stand before text with nothing between; as written.
pub(crate) const SOLE_HEADINGS: &[&str] = &[
    "Qualifications",
    "Requirements",
    "Responsibilities",
    "QUALIFICATIONS",
    "REQUIREMENTS",
    "RESPONSIBILITIES",
    "Essential",
    "Desirable",
    "Duties",
];

/// Words that are no heading when text is glued to them; as written.
pub(crate) const NOT_GLUED: &[&str] = &["Experience", "Education", "Knowledge", "Training", "Travel", "Skill", "Pay"];
