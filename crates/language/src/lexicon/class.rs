//! Classes of words, as a set of bits.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u64);

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Whether the sets share a class.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// This set without what the other has.
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The class of a name in small letters with hyphens, as word tables write it.
            pub fn named(name: &str) -> Option<Self> {
                let name = name.replace('-', "_");
                $(if name.eq_ignore_ascii_case(stringify!($name)) {
                    return Some(Self::$name);
                })*
                None
            }
        }
    };
}

classes! {
    /// Years, months: what a length of experience is counted in.
    UNIT = 0;
    /// "one" to "twenty": the value is the number.
    NUMERAL = 1;
    /// "experience" and its shortenings.
    EXPERIENCE = 2;
    /// Words that say nothing of what the experience is in.
    FILLER = 3;
    /// "in", "with", "of" and other words that open a topic.
    PREPOSITION = 4;
    /// "a", "the", "our".
    ARTICLE = 5;
    /// Words that make an item preferred.
    PREFERRED = 6;
    /// Words that make an item required.
    REQUIRED = 7;
    /// A level of degree: the value is the level.
    LEVEL = 8;
    /// A level that is an abbreviation and must be written with capitals.
    LEVEL_SHORT = 9;
    /// "degree", "diploma".
    DEGREE = 10;
    /// "field", "discipline".
    FIELD = 11;
    /// "related", "similar".
    RELATED = 12;
    /// Names of credentials that stand alone ("RN", "CPA").
    CREDENTIAL = 13;
    /// "certification", "licence", "registration".
    CREDENTIAL_HEAD = 14;
    /// "registered", "licensed", "certified".
    CREDENTIALED = 15;
    /// Professional bodies and registers.
    BODY = 16;
    /// Human languages.
    LANGUAGE = 17;
    /// Adjectives of character ("motivated").
    TRAIT_ADJECTIVE = 18;
    /// Nouns of character ("communication", "teamwork").
    TRAIT_NOUN = 19;
    /// Words that open a skill ("knowledge", "proficient").
    SKILL = 20;
    /// The one who is asked ("you", "candidate").
    CANDIDATE = 21;
    /// The one who asks ("we", "our", "company").
    EMPLOYER = 22;
    /// "have", "hold", "possess", "bring".
    HOLD = 23;
    /// Finite forms of "be" and auxiliaries.
    FINITE = 24;
    /// Words headings are made of.
    HEADING = 25;
    /// Words that open a requirement behind a glued border.
    STARTER = 26;
    /// Words of contracts, courses, benefits.
    TERM_OF_EMPLOYMENT = 27;
    /// Verbs that open a duty ("manage", "ensure").
    DUTY = 28;
    /// Gerunds that only join the person to the work ("working", "developing").
    DOING = 29;
    /// Nouns that end in -ing ("engineering").
    NOUN_ING = 30;
    /// Heads that a list of modifiers shares ("management", "development").
    SHARED_HEAD = 31;
    /// Adjectives of strength ("excellent", "strong").
    DEGREE_OF_SKILL = 32;
    /// "looking", "seeking", "recruit".
    SEEKING = 33;
    /// Words of benefits, pay and equal opportunity.
    OFFER = 34;
    /// Headings under which nothing is asked.
    QUIET_HEADING = 35;
    /// "not", "no", "without".
    NEGATION = 36;
    /// Letters that may follow a number without a space and do not make it a word.
    GLUED_TAIL = 37;
    /// Levels of a clearance and the word itself.
    CLEARANCE = 38;
    /// "and", "&", "plus".
    AND = 39;
    /// "or".
    OR = 40;
    /// Trailing nouns that say only that something is a setting ("field", "space", "role").
    SETTING = 41;
    /// What only the candidate can answer ("travel", "relocate").
    ELIGIBILITY = 42;
    /// Right to work.
    WORK_AUTHORIZATION = 43;
    /// Words before which an example list begins ("such", "including", "like").
    EXAMPLE = 44;
    /// Words that modify a shared head ("program", "software").
    MODIFIER = 45;
    /// Professions that are credentials when "registered" or "qualified" stands before them.
    PROFESSION = 46;
    /// Words that say what is studied or how study goes ("course", "programme", "placement").
    STUDY = 47;
    /// Words a degree may begin with that name no level ("college", "advanced").
    OPENS_DEGREE = 48;
    /// Words a length may begin with ("minimum", "over").
    OPENS_LENGTH = 49;
    /// Words that phrases of clearance, authorization or eligibility begin with.
    OPENS_ASKED = 50;
    /// Words that end a topic ("who", "is", "which").
    ENDS_TOPIC = 51;
    /// Prepositions that open another group of a topic.
    OPENS_GROUP = 52;
    /// Other languages than English: what makes a length a window ("letzten", "dernières").
    LAST = 54;
    /// What bounds a length from below ("mindestens", "au moins").
    AT_LEAST = 55;
    /// What says that a clearance need not be held yet ("Bereitschaft", "aptitude").
    OBTAINABLE = 53;
    /// What bounds a length from above ("bis zu", "jusqu'à").
    AT_MOST = 56;
    /// What stands between the ends of a range ("bis", "à").
    UNTIL = 57;
    /// What opens a length upwards from behind ("oder mehr", "minimum").
    OR_MORE = 58;
    /// Half a unit more behind a length ("et demi").
    HALF = 59;
    /// What makes a length one that has passed or is a term ("seit", "depuis").
    SINCE = 60;
    /// What opens examples ("z. B.", "tels que").
    INTRODUCES = 61;
    /// How well a language is known ("courant", "C1").
    LANGUAGE_LEVEL = 62;
    /// What is as good as a degree or certificate ("vergleichbare Qualifikation").
    EQUIVALENT = 63;
}
