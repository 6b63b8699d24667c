//! Lists of words that one production asks for: not what a word is, but where it may stand.
//!
//! A class ([`Class`](super::Class)) says what a word is wherever it stands; a list belongs to the place its sentence names. A list holds words as
//! written, in any case; it has neither apostrophes nor marks, and lists of up to four words stand in the productions.

/// A set of lists, of which there may be 384.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct List([u64; 6]);

impl List {
    /// No list.
    pub const NONE: Self = Self([0; 6]);

    /// The list at a place.
    const fn at(place: usize) -> Self {
        assert!(place < 384, "a set has room for 384 lists");
        let bit = 1 << (place % 64);
        match place / 64 {
            0 => Self([bit, 0, 0, 0, 0, 0]),
            1 => Self([0, bit, 0, 0, 0, 0]),
            2 => Self([0, 0, bit, 0, 0, 0]),
            3 => Self([0, 0, 0, bit, 0, 0]),
            4 => Self([0, 0, 0, 0, bit, 0]),
            _ => Self([0, 0, 0, 0, 0, bit]),
        }
    }

    /// Whether the sets share a list: one word of them is compared where the lists are known when this is compiled.
    #[inline(always)]
    pub const fn meets(self, other: Self) -> bool {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        (a & g) | (b & h) | (c & i) | (d & j) | (e & k) | (f & l) != 0
    }

    /// Both sets.
    #[inline(always)]
    pub const fn or(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([a | g, b | h, c | i, d | j, e | k, f | l])
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)*) => {
        /// The place of each list in the set.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the lists are")]
        enum Place {
            $($name,)*
        }

        impl List {
            $($(#[$doc])* pub const $name: Self = Self::at(Place::$name as usize);)*
        }

        /// The words of each list.
        pub(super) const TABLES: &[(List, &str)] = &[$((List::$name, $words),)*];
    };
}

lists! {
    /// What a person is inclined to rather than knows.
    INCLINATIONS = "curiosity motivation passion desire willingness eagerness enthusiasm";
    /// What stands between a name and the tier it is given ("is strongly").
    TIER_VERBS = "is are a an be would will very most strongly highly";
    /// How much of a plus something is.
    DEFINITE = "huge big strong definite real";
    /// Whom one works with: no other topic begins before them.
    PEOPLE = "residents pupils learners veterans people patients children adults individuals clients persons those students families";
    /// Those one leads or works for: the verbs before them are part of what is done.
    LED = "teams people others staff employees volunteers";
    /// Rungs of a career, which may stand before the years they take: "Senior (7+ years)".
    RANKED = "senior junior mid mid-level senior-level level";
    /// What is done in work of one word, which names it when nothing else does: "driving experience".
    LONE_WORK = "driving building designing supervising selling";
    /// Verbs of what experience shows.
    SHOWN_BY = "indicates indicating demonstrates demonstrated shows provides provided gave gives";
    /// What is named by the country it is of.
    OF_COUNTRIES = "law laws legislation regulations market markets cuisine food wine wines medicine history culture tax taxation accounting gaap         cooking labour labor employment property politics economy customs";
    /// What counts as well as work, before what both are in.
    BESIDES_WORK = "training internship internships coursework placements volunteering";
    /// Abbreviations that open examples.
    FOR_EXAMPLE = "e.g. e.g i.e. i.e eg";
    /// Words around the one that opens examples ("but not limited to").
    EXAMPLE_FRAME = "as but not limited to the";
    /// Prepositions that end examples.
    BEHIND_EXAMPLES = "in with within for using across on at to from during";
    /// Activities that name nothing before "of": their object does.
    ACTIVITIES = "development operation implementation delivery management provision creation administration execution deployment \
        design analysis evaluation planning preparation coordination adoption installation maintenance repair \
        testing commissioning collection inspection disposal integration configuration construction fabrication assembly monitoring supervision oversight production \
        optimization optimisation enhancement troubleshooting";
    /// Heads that a list shares however its items are written: "a paper, printing press or board games company".
    SETTINGS = "environment environments industry industries company companies organization organizations organisation organisations \
        facility facilities agency agencies sector sectors setting settings technologies market markets institution institutions conditions";
    /// What a firm or a place may deal in, though it heads names of its own.
    GOODS = "software services data media infrastructure";
    /// Adjectives that no ending tells.
    ADJECTIVES = "permanent agile federal local state county public private online offline elderly end-of-life inside outside large medium small complex simple early late inbound \
        outbound wired wireless senior junior oral renal fetal foetal nasal naval rural dual tidal indirect corporate undergraduate postgraduate specialist acute fixed wet dry light heavy live static analogue analog print mobile quantitative qualitative cardiac legal social rural urban global civil upper lower embedded";
    /// Nouns with the ending of an adjective.
    NO_ADJECTIVE = "retail capital rental hospital appraisal proposal animal manual material portal journal arrival renewal referral terminal \
        signal metal approval disposal archive initiative incentive executive representative objective perspective library salary notary \
        summary secretary glossary dictionary music traffic logic clinic topic fabric plastic mechanic academic professional individual \
        administrative managerial supervisory clerical secretarial paralegal detective operative beneficiary missionary actuary subsidiary \
        critic cleric paramedic alternative narrative collective relative derivative locomotive automotive cervical trial journal admiral";
    /// Activities that share a modifier ("software design and testing").
    ACTS = "design development analysis testing management planning strategy tracking structuring architecture maintenance installation \
        repair implementation operations execution optimization monitoring evaluation deployment administration reporting modeling \
        integration psychology behavior behaviour performance financials delivery interpretation structuring tracking origination validation collection preparation storage \
        handling disposal inspection retention acquisition estimation treatment assessment diagnosis prevention detection remediation fabrication \
        assembly commissioning calibration manipulation extraction cleansing visualization verification investigation restoration renovation \
        distribution replenishment negotiation control sampling drafting selection positioning";
    /// Rules that share a modifier ("journalistic standards and ethics").
    RULES = "standards practices principles processes procedures regulations rules policies codes laws guidelines ethics compliance protocols \
        requirements responsibilities concepts theory theories methods techniques";
    /// Means that share a modifier ("project management methodologies and tools").
    TOOLS = "tools techniques methodologies methods technologies platforms frameworks processes systems products services solutions applications packages";
    /// The same, and one of them.
    TOOL = "tool technique methodology method technology platform framework process system product solution application package software \
        language languages database databases library libraries";
    /// What one learns and what proves it, which share a modifier.
    CERTIFIED = "training certification certifications";
    /// Work on claims, which shares a modifier ("dental billing and coding").
    CLAIMED = "billing coding";
    /// Products of one maker.
    ADOBE = "photoshop illustrator indesign lightroom premiere acrobat dreamweaver xd aftereffects";
    /// Heads of the names of jobs.
    TITLES = "coordinator manager engineer analyst developer assistant director specialist technician consultant administrator designer \
        architect scientist officer supervisor teacher fitter leader representative executive strategist advisor adviser planner \
        researcher technologist practitioner psychologist therapist physiotherapist radiographer pharmacist physician surgeon \
        accountant auditor lawyer solicitor attorney paralegal lecturer professor tutor trainer instructor operator driver chef mechanic electrician \
        plumber carpenter buyer underwriter broker recruiter receptionist secretary clerk bookkeeper setter loader packer machinist welder cook waiter cleaner porter picker";
    /// Pay plans that grades of the public service are named by.
    GRADES = "gs gw gg gl nh nj nd nk da de db wg wl ws ya nf vm zp";
    /// What names the public service whose grades are meant.
    PUBLIC_SERVICE = "federal government public civil service state military";
    /// Verbs that open what something includes.
    INCLUDES = "includes included include";
    /// Verbs behind a grade that open no duties.
    NO_DUTY = "meeting qualifying including requiring working giving equipping leading making";
    /// Words before a "to" that opens no infinitive.
    BEFORE_TO = "related relating pertaining specific similar relevant exposure access commitment adherence due applied according \
        respect regard equivalent comparable prior close contributing";
    /// Verbs of what experience is for, beside those of duties.
    PURPOSES = "be become enable enhance fulfil fulfill meet make carry qualify succeed excel";
    /// Verbs of what something is done for, which names no skill: "auditing the books to ensure compliance".
    ENDS = "ensure prevent enable facilitate inform mitigate meet achieve help maximize maximise minimize minimise improve increase enhance \
        guide determine accomplish inspire reach exceed come join";
    /// How or by what something is told or done, which names no skill: "in a timely manner", "on your resume".
    MANNERS = "hand manner basis fashion timeframe perspective perspectives resume cv";
    /// With what something is done, which names no skill either: "handling records with discretion".
    HOW_DONE = "discretion confidence ease accuracy precision supervision tact speed minimal confidentiality";
    /// What varies without naming anything: "at all levels", "of various sizes".
    EXTENTS = "levels sizes degrees complexities stages grades ages types kinds";
    /// For whom something is done: "reports for leadership".
    RECIPIENTS = "individuals clients customers leadership stakeholders management users executives others them us";
    /// Objects of such verbs that name nothing: "SQL to extract data".
    VAGUE = "data information problems problem issues insights decisions results performance solutions requirements";
    /// Kinds of care that no ending tells to be adjectives.
    RANKS_OF_CARE = "primary secondary acute urgent intensive palliative";
    /// What is handled for a living: "material handling" is one name.
    HANDLED = "material materials food cash claims package animal manual baggage";
    /// How far something varies, which names nothing behind "of".
    VARYING = "varying various differing";
    /// Accounts that share "accounts".
    ACCOUNTS = "payable receivable";
    /// Work of a firm whose names stand side by side before a head ("sales or marketing operations").
    FUNCTIONS = "sales marketing finance procurement accounting hr";
    /// What one may be licensed to insure.
    INSURED = "life health annuity annuities property casualty accident disability insurance";
    /// Those whom one speaks with, and who speak a language themselves.
    SPEAKERS = "clients customers patients people guests users families students communities community population populations countries regions markets";
    /// Names of places and firms that lack no head.
    PLACES = "firm firms school schools hospital hospitals bank banks studio studios lab laboratory office offices college university \
        clinic clinics business businesses house department departments unit units agency centre centres center centers";
    /// What leaves a list open before a class word ("similar roles").
    SIMILAR = "similar other related equivalent comparable";
    /// Words that name nothing when they stand alone.
    NO_TERM = "each evidence indicated challenge challenges no ll success above below last degree time-in-grade post industry focus emphasis environment setting settings languages years \
        following fields capacity role position environments direction variety senior them it they us higher greater better real-world recommended addition established high depth round worked served scale where registration specialist specialty speciality such like line relation conjunction regard respect base reflect do well past accordance order difficulty responsibility correct credible times job-related assigned grade duties defined competencies personal sizes complexity complexities but i you band level interest same applied supplemented supported underpinned incl mid-level junior entry-level senior-level up out spent";
    /// Words before a term that name nothing.
    BEFORE_TERM = "include includes although another perform developed associated substantive ample extraordinary how wider broader entire towards toward beautiful novel elegant world-class top-notch meaningful high-quality one or more particular variety range etc both either least area areas fields years number use out also then even mainly varying";
    /// Words behind a term that name nothing.
    BEHIND_TERM = "either aged applied held being filled focus emphasis fields success aligned associated pertaining relating regarding involved located used generated resulting gained obtained acquired etc etc. field space area arena areas domain both tasks functionality face";
    /// Nouns that name nothing before "of" ("a range of").
    FRAMES = "support context evidence duties position multitude plethora host degree role part direction field application use area areas variety range number level levels form forms type types kinds aspects \
        capacity function examples member principles concepts methods specialty speciality subspecialty sub-specialty subspeciality specialties time";
    /// Verbs that say only that there is some object: "developing software" is software, while "managing people" is more than people.
    VACUOUS = "using utilizing utilising providing developing building designing creating implementing performing conducting driving \
        producing deploying applying shipping maintaining installing configuring executing delivering launching constructing architecting \
        establishing owning modernizing testing working including having being doing making involving selling leveraging \
        writing understanding requiring concerning";
    /// What "building" makes a name with: elsewhere it is a verb.
    OF_BUILDINGS = "site sites plans products supplies work code codes regulation regulations service services maintenance material materials management control controls \
        surveying surveyor trade trades industry science sector inspection inspections inspector systems engineering permits works \
        fabric physics standards construction projects design technology services-engineering automation and or";
    /// Verbs of a craft, which are named with their object however long it is: "repairing vintage watches".
    CRAFTS = "parsing repairing restoring proofreading dispensing normalizing teaching tutoring grooming sewing cooking baking pruning \
        brewing plastering transcribing riding tailoring";
    /// Objects of such a verb that are no plural.
    MASSES = "people others staff conflict change children training";
    /// Gerunds that are trades of their own in a row of verbs.
    TRADES = "engineering marketing accounting nursing banking manufacturing consulting advertising teaching";
    /// What says only how high or of what sort a role is: without "role" it names nothing.
    RANKS = "technical lead leading senior junior business care functional";
    /// Words before "work" that make it a name.
    KINDS_OF_WORK = "social case youth community electrical group bar shift office agency site kitchen metal till";
    /// Adjectives that praise or grade and tell no kinds apart: two of them before a noun make one name ("clear and readable code").
    EVALUATIVE = "persuasive impactful readable complex clear concise compelling scalable reliable robust maintainable engaging innovative \
        efficient effective accurate safe secure resilient sophisticated well-documented well-structured high-quality actionable intuitive";
    /// Verbs of a clause that says what those before it do: "teams that delivered kitchens".
    CLAUSE_VERBS = "use uses used handle handles handled deliver delivers delivered build builds built process processes processed \
        design designs designed develop develops developed manufacture manufactures manufactured sell sells sold";
    /// Nouns in the singular that are nobody's work by themselves: they lean on the noun behind them, whatever it is.
    LEANING = "program project product client customer vendor supplier agency user employee donor device account event brand subscriber \
        member tenant guest passenger individual group hand power home purchase contract budget mortgage loan lease claim order invoice bid tender grant \
        proposal fund portfolio wedding portrait day night school student family patient volunteer visitor resident audience campaign website \
        email ticket server machine vehicle car van truck driver engine kitchen bathroom garden dairy beef cash stock inventory shift crop \
        tree door window pump valve motor staff workforce task workflow form document file asset cost price";
    /// Languages that one programs in: what is done with them adds nothing to their name.
    PROGRAMMED = "c c++ c# vb vba java javascript typescript python php perl ruby scala kotlin golang rust matlab sas sql plsql r \
        bash powershell cobol fortran html css .net react angular";
    /// What is done with such a language, or what it is.
    PROGRAMMING = "programming development technologies";
    /// What follows the name of an office suite.
    OFFICE_PARTS = "products applications programs package tools software";
    /// Verbs behind "ability to" that name a skill, not an attitude.
    DOABLE = "cook bake weld sew solder plaster knit sketch write edit create design code program develop build operate analyze analyse interpret calculate translate type \
        query debug read use prepare estimate script test perform repair assess evaluate document manipulate supervise monitor access \
        input retrieve gather extract identify troubleshoot diagnose configure install generate produce process research implement \
        execute administer apply draft review audit inspect measure model deploy treat prescribe cook weld utilize utilise integrate \
        derive synthesize synthesise compile compute solder fabricate assemble scan validate optimize optimise";
    /// Verbs of work that are nouns as well.
    NOUN_OR_VERB = "research support process review report plan design order work train code program document model draft test audit \
        repair measure cook type script estimate direct contact lead guide coach partner check help mentor architect schedule use \
        access input query build track sell weld scan";
    /// Verbs of handing in a proof.
    SHOWS = "provide show produce supply present";
    /// Words before "to" that make a verb an ability.
    ABLE = "able willingness willing capable capability prepared";
    /// Words for how a language is known.
    COMMANDS = "proficient proficiency fluent fluency conversant literate knowledge command";
    /// What a "background" is subject to.
    LOOKED_INTO = "check checks investigation investigations screening verification screen";
    /// Those whose experience is spoken of when they are not asked.
    SOMEBODY = "team staff colleagues consultants leaders firm";
    /// What is done to a candidate ("able to be contacted").
    DONE_TO = "offered used provided contacted reached";
    /// Verbs of languages.
    SPEAKS = "speak read write communicate converse";
    /// Heads of a skill that names nothing without them: "business acumen".
    KEPT_HEADS = "acumen literacy literate numeracy aptitude";
    /// Verbs whose object is what one knows.
    SHARES = "share demonstrate apply show gain bring evidence utilise utilize impart transfer acquire expand pass extend deepen broaden";
    /// Verbs of getting a credential.
    OBTAINS = "become obtain acquire gain get";
    /// Verbs of qualifying in something.
    QUALIFIES = "undertake complete achieve obtain gain become study train attend enrol enroll register acquire maintain get";
    /// Words of those who are looked after by a programme of care.
    IN_CARE = "patient patients mental ward recovery detained seclusions discharge tribunal mha caseload";
    /// Fields of nursing that a register tells apart.
    NURSED = "adult adults child children childrens mental health learning disability disabilities paediatric paediatrics general";
    /// Verbs of giving somebody leave to work.
    SPONSORS = "offer provide meet seek support give issue obtain accept consider eligible qualify";
    /// Verbs of taking a course, or of working at given hours.
    TAKES = "work cover participate undertake complete attend study train";
    /// What can be demonstrated.
    SHOWN = "competence competency experience knowledge expertise understanding care";
    /// Countries one may work in.
    COUNTRIES = "states us u.s. u.s uk usa kingdom canada eu";
    /// Verbs of what only the candidate can answer for.
    BODILY = "lift stand walk sit bend obtain commute travel relocate pass carry push pull climb attend undergo kneel crouch stoop reach \
        sleep live reside commit start commence spend cover swim run wear register";
    /// Nouns of what only the candidate can answer for.
    WORKING_TIMES = "abroad polygraph investigation locations shifts rota sites full-time part-time weekends pounds lbs evenings nights overtime site holidays hours \
        screening check checks timezone outdoors weather on-site onsite heights";
    /// What is built between people.
    RELATIONS = "rapport relationships trust consensus partnerships";
    /// Heads that a skill stands before ("Java skills").
    SKILL_HEADS = "skills skill knowledge background proficiency abilities expertise competency acumen aptitude literacy literate capabilities";
    /// Words of what one has behind one, before what it is in ("history of success in sales").
    RECORDS = "record history reputation specialization specialisation success comprehension relationships contacts accomplished \
        capability strength worked specialising specializing";
    /// Words of character that stand before other nouns too ("critical care", "oral surgery").
    NOUNS_OF_CHARACTER = "critical leadership communication communications written oral verbal energy planning drive networking organization \
        organisation interest presentation accuracy decision problem analytical listening negotiation sense initiative";
    /// What may follow such a word when it is said of character.
    BEHIND_CHARACTER = "solving solve solver making maker eye style focus both are is";
    /// What is praised with an adjective of character and is nobody's character.
    PRAISED = "mentor mentors education service services teaching outreach recovery private prescribing prescriber means \
        accountants working basis way clerical temporary work-from-home full-time hours schedule contract contracts options rota \
        setting settings unit ward department clinic facility";
    /// What a level of is no character ("a good standard of education").
    LEVELLED = "education english maths care service patient support spoken written training responsibility detail expertise knowledge \
        clinical technical computer it numeracy literacy security safety study registration";
    /// Virtues that nobody works in: behind a joint they are asked for themselves.
    VIRTUES = "patience empathy integrity resilience tact punctuality reliability professionalism compassion diplomacy honesty enthusiasm \
        trustworthiness politeness tenacity";
    /// Casts of character, as nouns.
    CHARACTERS = "manners thirst hunger effectiveness credibility genuineness mindset attitude demeanor demeanour ethic etiquette personality presentation manner outlook disposition \
        mentality temperament player communicator presenter listener learner thinker approach ambition ambitions \
        appearance confidence determination poise orientation drive judgment judgement";
    /// Makers whose name is a credential only before the word for one ("Oracle certification").
    MAKERS = "aws microsoft cisco sap oracle salesforce google azure scrum";
    /// From when a length of experience is counted, behind "post".
    REGISTERED = "registration qualification qualified qualifying registered licensure";
    /// The same in one word.
    POST_REGISTERED = "post-registration post-qualification post-qualified post-qualifying post-registered post-licensure";
    /// What the employer praises with words of character.
    WORKPLACES = "team teams environment company organisation organization culture workplace setting place business";
    /// Where and when one must be there.
    ATTENDANCE = "site sites shifts weekends rota travel overtime nights evenings";
    /// Words that leave a list of credentials open.
    OPEN_LIST = "other another similar equivalent comparable related relevant appropriate recognised recognized";
    /// Words no credential begins with.
    NO_OPENING = "no equivalent other similar comparable";
    /// Words that name no qualification before it, beside those of relevance and degree.
    UNNAMED = "further higher higher-level recognised recognized formal educational academic first entry certain specific key accredited approved \
        new own same single degree overseas foreign uk country international";
    /// How one went through an apprenticeship.
    SERVED = "served time-served";
    /// Words that open what is learnt after something else.
    SINCE = "post postgraduate post-graduate";
    /// What bodies of a profession call themselves.
    COUNCILS = "council society college association institute academy england";
    /// Words for what is learnt in a course and then held, unlike a registration.
    LEARNT = "diploma diplomas certificate certificates pgcert pgdip pgc pgd pgce nvq nvqs nvq2 nvq3 nvq4 dip btec hnc hnd dcr dmu dipsw diphe dipcot cqsw \
        mrcp mrcs mrcpsych mrcgp mrcem mrcpch mrcog frcr frca frcpath frcs frcem frcophth fficm dipn scphn";
    /// Words for who stands behind a qualification.
    RECOGNISED = "recognised recognized approved accredited nationally formal further suitable specialist additional";
    /// Words before a credential that are no part of its name.
    STANDING = "currently valid current active full clean least relevant appropriate unrestricted own holds professional completed obtained \
        maintain";
    /// Registers that are named before a profession ("NMC Nurse").
    REGULATORS = "nmc hcpc gmc gphc gdc";
    /// What joins "registered" to a body or a purpose.
    BEHIND_ADJECTIVE = "with by in to as through under";
    /// Words between "within six months" and the certificate that is awaited.
    COMING = "expected anticipated date receipt award awarded achieving obtaining completing receiving attaining acquiring \
        inclusion on their a an the of your being proposed granted gaining";
    /// Words of the registers of specialists and of the training they ask for.
    OF_SPECIALISTS = "cct cesr register specialist completion ccst";
    /// Words for getting onto a register.
    ENTRIES = "eligibility name entered entry admission inclusion included";
    /// Words that stand before no credential as its modifier.
    NO_MODIFIER = "if already who working advantage your their either about please whether per include includes including towards toward without verify must shall need needs";
    /// Words that make a qualification a credential.
    VOCATIONS = "postgraduate post-graduate graduate mentoring mentor nursing teaching professional vocational relevant anaesthetic pharmacy mentorship coaching counselling accountancy engineering \
        childcare management dental audiology dietetic psychotherapy electrical mechanical plumbing catering procurement payroll supervisory \
        assessor scientific care prescribing post-registration post-qualification";
    /// Words that open what a credential is in, or who gives it.
    OPENS_TAIL = "in with of from by issued as for to given level through";
    /// Words before the noun of such a tail.
    TAIL_LEAD = "issued given in with of from by as for to level the a an through";
    /// What follows "with" and is no part of a credential.
    INTERESTS = "clean passion interest desire eye experience access use";
    /// Words that end such a tail.
    ENDS_TAIL = "order applying prior if when while which that via described listed who with to by given issued at but within preferably along";
    /// What follows the name of a credential that is spoken of, not asked for.
    ABOUT_CREDENTIALS = "reimbursement evaluation assistance renewal renewals revalidation paid fee advert adverts nominee will guidelines regulations standards code test policy policies requirements team process fees strategies programme company department officer poster opportunities framework \
        board boards commission council authority manager managers bodies training trainings verification verifications course courses visa trust working time timezone hours";
    /// What "registered" or "licensed" may stand before without naming a credential.
    NO_CREDENTIAL = "sponsorship birth passport marriage charity trademark office provider agreement software documentation disclosure users disabled";
    /// Words before a credential that the employer gives.
    PROVIDED = "free towards toward our paid by obtain other to";
    /// Words before "JD" that make it the description of a job.
    BEFORE_DESCRIPTION = "full attached the our see view read this";
    /// Verbs of what one has, beside those of having: "you will come with …".
    HAS_WITH = "come join evidence show";
    /// What one is given when one is able to do it.
    GIVEN_TO = "join access choose enjoy benefit gain progress apply claim take";
    /// Words that point at a credential known already.
    POINTING = "this such that unlicensed our";
    /// Prepositions before "the" that make a credential one that is spoken of.
    BEFORE_THE = "for of with by from between";
    /// What follows "MS" when it is a maker of software.
    PRODUCTS = "office excel word sql project windows access teams dynamics powerpoint clinics outlook visio onenote sharepoint";
    /// Abbreviations of a level that are words too.
    DOUBTFUL = "do be md jd med ab bed bn dpt";
    /// Words that make a degree more than a first one.
    ADVANCED = "advanced advance graduate postgraduate post-graduate higher";
    /// Words before "degree" that name no level.
    DEGREE_KINDS = "college university two or four year four-year academic accredited first honours undergraduate relevant technical related \
        stem level foundation";
    /// Abbreviations of degrees in medicine.
    MEDICAL = "md m.d. m.d do d.o.";
    /// Words of a level that name one only before "degree", "of" and the like.
    LONE_LEVELS = "associates associate postgraduate post-graduate master";
    /// Verbs of what may stand for a degree.
    REPLACES = "substituted substitute replaced offset waived accepted considered";
    /// Abbreviations of degrees in law.
    OF_LAW = "jd j.d. j.d llb ll.b ll.b. llm ll.m ll.m.";
    /// Abbreviations of degrees in dentistry.
    DENTAL = "bds dds d.d.s d.d.s. dmd d.m.d d.m.d.";
    /// What a bachelor or master is of.
    FACULTIES = "science sciences arts engineering technology business education applied";
    /// Words for the field of a degree.
    FOCUS = "focus emphasis concentration major specialization specialisation coursework majors";
    /// Words that end the name of a school.
    BEHIND_SCHOOL = "with equivalent and in related relevant experience work";
    /// Where a degree is from.
    SCHOOLS = "college colleges university universities institution institutions institute school schools program programme";
    /// Words that end a list of fields.
    ENDS_FIELDS = "except excluding rather provide although though with from who which that is are plus to depending by will at along combined including alongside coupled as but for may \
        can completed has have";
    /// Words that open something other than a field.
    NO_FIELD = "also experience must graduating ability certification work master be";
    /// Words before what is as good as a degree.
    COMPARED = "comparable relevant related commensurate similar industry demonstrated job-related work-related";
    /// Words before the first field.
    FIELD_LEAD = "in as one of either preferably";
    /// Words that make a field a related one.
    RELATED_FIELD = "related similar relevant equivalent other";
    /// Words that open examples of fields.
    FIELD_EXAMPLES = "such including e.g. i.e. e.g i.e like";
    /// What stands before a degree that is not held.
    STUDIED_FOR = "funding towards toward completing obtain achieve study undertake leading offering funded teaching into complete lieu to";
    /// What follows a degree that is only spoken of.
    STUDIES = "requirement requirements course courses programme programmes program programs students student training examination thesis level";
    /// What is cleared by others than a government: health, records, goods.
    HEALTHY = "health oh state occupational medical dbs crb police prison law airway customs border fda chest waste export import site background \
        vetting criminal fingerprint pre-market";
    /// Words before "equivalent" that say only where or how.
    WHOSE_EQUIVALENT = "recognised recognized professional demonstrable local country foreign international overseas european educational";
    /// Words before "degree" that name no field of it.
    NO_FIELD_BEFORE = "first second third higher further educated good honours honors hons uk us ba bs bsc ma ms msc phd doctoral undergraduate postgraduate taught \
        research recognised recognized approved accredited equivalent qualifying tier top under grad post graduate level same such either \
        completed obtained awarded currently towards pursuing full-time part-time your their possession time served holding having least \
        undergrad plus years year is no not and/or conjoint joint specialist masters bachelors recent final also already must who that \
        educational achieved gained earned attained obtaining foreign european national british american terminal dual single four-year \
        both college-level formal university-level honour class 3-year 4-year three-year five-year bachelor master associate foundation";
    /// What opens a reason: "as we cannot sponsor visas".
    REASONS = "as because since";
    /// Words of the class a degree was given with.
    HONOURS = "first second upper lower class division honours honors hons minimum least at above higher better equivalent";
    /// What opens "qualified by experience".
    BY_EXPERIENCE = "qualified qbe";
    /// What stands before a degree in progress.
    ENROLLED = "pursuing enrolled towards toward enrollment";
    /// Words that never stand between a length and "experience".
    BEFORE_NAMED = "with who is are will";
    /// Words behind a length that are nothing it is in.
    NO_TOPIC = "if ago old from after before prior following";
    /// Words before "last" in a window of time.
    OPENS_WINDOW = "in within over during the of your";
    /// Words before a length that is no experience.
    OF_ANOTHER = "foundation aged ages within for since after every per last past next first recent previous than final exceed these those initial further additional annual ago nearly \
        almost celebrating upto each until current preceding";
    /// Words before a length that is one of a term when a word of [`List::SPANS`] precedes them.
    BEFORE_SPAN = "the in within over of to a your our during up";
    /// Words two before a length that make it a term.
    SPANS = "opportunity for over in within past during our duration period length after term contract extended secondment";
    /// Articles before a length that is a thing's own.
    ARTICLES = "a an this our the";
    /// Words behind a length that make it a term.
    TERMS = "left remaining due old earlier younger older ago since period later after follow degree following prior before from to review term master salary high history \
        warranty strategy plan growth time doctoral college post-graduate graduate rolling cycle cohort anniversary registration \
        milestone hours waiting course window";
    /// What starts the clock behind "post".
    CLOCKS = "reg qualifying licensure license registration qualification graduation qualified degree call certification";
    /// What follows a count that is part of another.
    PART_IN = "in as of at with";
    /// Words that end the clause of a phrase.
    ENDS_CLAUSE = "however but would should is are will who may possessing holding due";
    /// Words behind "and" that begin another clause.
    NEXT_DUTY = "complete provide undergo must a able willing ability the be pass undergo submit you we";
    /// Words of the level of a clearance.
    CLEARANCES = "ts sci secret top ts/sci q l sc dv nato public trust dod doe bpss security government poly polygraph full scope ci w baseline nv1 nv2 \
        with level interim ssbi final";
    /// Words of a polygraph behind a level.
    POLYGRAPHS = "full scope poly polygraph ci lifestyle a";
    /// Words that make "clearance" one of the state.
    AGENCIES = "security sc dv bpss baseline nv1 nv2 q government dod doe";
    /// Words before a clearance that need not be held yet.
    OBTAINABLE = "obtain obtaining eligible eligibility clearable able ability undergo";
    /// Heads of screenings.
    SCREENINGS = "check checks test tests screen screening investigation physical exam examination references assessment";
    /// Words that open the name of a screening.
    OF_SCREENINGS = "background criminal drug dbs crb enhanced disclosure barring fingerprint credit security occupational pre-employment medical";
    /// Heads of screenings that may be listed.
    SCREENED = "check checks test screening screen investigation";
    /// Verbs of holding a credential.
    KEEPS = "maintain obtain hold possess";
    /// Words that word a level of a language.
    LANGUAGE_LEVELS = "a1 a2 b1 fluent fluently fluency bilingual native native-level near-native proficient proficiency excellent \
        conversational business written spoken verbal oral good strong intermediate advanced basic working professional c1 b2 c2 n1 n2 n3 n4 n5 business-level conversational-level \
        idiomatically speaking command full";
    /// Words that open examples of languages or certificates.
    BEFORE_EXAMPLES = "e.g. e.g such like including";
    /// Words before the level of one language.
    AT_LEVEL = "at to minimum min least level";
    /// Words behind the level of one language.
    OR_BETTER = "level or above higher better";
    /// Where a language is from that is not named.
    REGIONS = "asian european african slavic nordic local";
    /// Words near the name of a language that is a subject, a nationality or a test.
    NOT_SPOKEN = "gcse gcses maths mathematics teacher degree major institute government history literature embassy market customers test \
        culture grade heritage board college university national sign";
    /// Words near the name of a language that is asked for.
    SPOKEN = "language languages speak speaks write read communicate speaker speakers knowledge ability";
    /// Words that name a tier at the head of a heading.
    HEADING_TIERS = "minimum required preferred essential desirable desired basic";
    /// What a tier stands before in a heading.
    HEADED = "requirement qualifications requirements skills experience criteria";
    /// Small words of headings in capitals.
    SMALL_HEADING = "to haves have you registrations";
    /// Words that open a sentence of a candidate's qualities.
    QUALITIES = "ability able preference must willingness willing strong excellent exceptional outstanding proven demonstrated solid good \
        great superior extensive";
    /// Words that a point may follow inside a sentence.
    ABBREVIATIONS = "etc eg ie vs no min approx dept inc st incl max dr mr mrs yrs yr";
    /// Words that open a sentence, not a bullet.
    DETERMINERS = "the this our these we all";
    /// Verbs behind "please" that ask for papers or answers.
    HANDED_IN = "confirm state provide list indicate describe explain select attach submit enter specify";
    /// What is essential without being asked for.
    DUTIES = "duty duties function functions job";
    /// What "no" waives.
    UNASKED = "experience prior i previous formal";
    /// What "not" waives.
    WAIVED = "have possess hold currently required apply meet necessary suitable";
    /// What "not" waives where nothing but a condition follows: "a degree is not essential if you have …".
    NEEDLESS = "essential mandatory needed";
    /// What is not done with those who lack something.
    CONSIDERS = "accept consider progress process shortlist";
    /// Words that open what an employer has done.
    OPENS_BOAST = "with for over after having";
    /// Verbs of what an opportunity gives to those who are employed already.
    GAINED = "re-join rejoin gain access progress learn train";
    /// Verbs of which "you" is the object, who is given what follows.
    GIVES = "enable enables enabling allow allows allowing help helps helping give gives giving offer offers offering provide provides \
        support supports";
    /// Words that open what one will do to get what is asked for.
    YET_TO = "willing willingness prepared commitment committed desire";
    /// Those who are to be appointed.
    APPOINTED = "candidate candidates applicant applicants holder holders postholder postholders post-holder post-holders appointee";
    /// Those who may be others than whom a sentence speaks to.
    THIRD_PERSONS = "people persons individuals those who they nurse nurses professional professionals anyone someone";
    /// Verbs of what an employer thinks of those who work there.
    OPINIONS = "believe know recognise recognize understand appreciate acknowledge";
    /// Words of an opening for somebody.
    VACANT = "arisen risen exists available vacancy vacancies opportunity opportunities";
    /// Words before "required" that make it ask nothing.
    RESERVES = "as when if where not the any all business our your client customer of their patient regulatory legal service training";
    /// Words before a wish that is left to the employer or the candidate.
    GRANTS = "as when if where only";
    /// Words of need that such a word makes ask nothing.
    NEED_WORDS = "needs requirements necessary need requirement essential required require requires shall";
    /// Words of need that are no tier.
    NEEDS = "need needs necessary needed requirement requirements";
    /// What follows "need" when it asks.
    BEHIND_NEED = "to a an at for";
    /// Verbs of what a candidate gets or will do.
    OFFERED = "automatically offered offer receive paid given find get join working work responsible supporting contacted considered supported \
        expected report reporting based provided entitled subject earn gain support lead provide encouraged able referred";
    /// What the candidate does, beside verbs of having.
    HOLDS = "be are is am enjoy with who hold want";
    /// Words between the candidate and the verb that belongs to them.
    BEHIND_CANDIDATE = "for in to of within considered appointed selected applying";
    /// Those whom others look after.
    CARED_FOR = "patients patient children people residents clients population adults users families";
    /// How one came by what one has: "you've obtained a degree".
    EARNED = "received obtained earned completed gained achieved got undertaken passed";
    /// Words between the candidate and what they have.
    BEFORE_HOLD = "candidate candidates applicant also applicants ideally already currently probably most typically would will should must therefore either need to \
        likely";
    /// Words between a joint and the verb it joins.
    BEFORE_VERB = "also ideally preferably either will should already currently therefore to either can therefore then";
    /// Subjects of a sentence about the employer.
    OURS = "we team company trust organisation organization";
    /// Verbs of what a candidate looks to do.
    GROWS = "enhance develop gain improve further build expand progress advance grow start";
    /// Words that open a bracket which only explains.
    EXPLAINS_INSIDE = "which who may can where these this see please";
    /// Verbs of a clause that only explains.
    EXPLAINS = "indicates indicated prepares prepared equips equipped includes included include given gave provided provides demonstrates demonstrated involves involved";
    /// Words before what is as good.
    ANY_OTHER = "any other satisfactory extensive significant substantial";
    /// What may be as good as a degree.
    AS_GOOD = "combination qualification qualifications education degree";
    /// Words before experience that is as good as a degree.
    PRACTICAL = "relevant commensurate related practical work similar industry demonstrated job-related work-related";
    /// What an equivalent of is named and no experience.
    NAMED_EQUIVALENT = "certification certifications certificate license licence degree field fields role position discipline area";
    /// Words behind which a bullet names what is held.
    INTRODUCES_HELD = "these evidence possession holder receipt following certifications certification licenses";
    /// Small words inside the names of places and bodies.
    SMALL_IN_NAMES = "and of the in at for";
    /// Words for leave to work that an employer pays for.
    SPONSORED = "sponsorship sponsor permits";
    /// Words by which something is refused.
    REFUSES = "unable cannot not";
    /// Words that make a refusal one to those who need something else, or who might need it.
    UNLESS_NEEDED = "if registration require requires";
    /// Words before those whom an employer serves.
    SERVES = "to for serve help";
    /// Words that say who may apply.
    OPEN_TO = "open limited restricted available only applications";
    /// Words before a credential at the head of a bullet.
    OPENS_BULLET = "either both part with band experienced currently first level live fully possession holder of requirements qualifications include includes valid active clean \
        to at least as newly soon be or state uk 1st 2nd up date are is on practising towards toward";
    /// Words that leave no gap when they are not read.
    NO_GAP = "it there to but strongly highly";
    /// What stands between fields and the tier they are given: "accounting concentration preferred".
    OF_FIELDS = "is are strongly highly concentration concentrations major majors background emphasis focus fields";
    /// Words that open what only explains, what is on its way, or what is only wished for of what was read.
    OPENS_ASIDE = "if rather instead in seeks want looking wishing wanting hoping that which ideally preferably up and or be are currently actively already \
        willing to";
    /// Words between "one of" and the languages of which one is enough.
    BEFORE_LANGUAGES = "following language languages major main european other these";
    /// Those who are registered or licensed, by what they are beside their profession.
    WORKERS = "professional professionals worker workers associate associates";
    /// Where patients are registered.
    DOCTORS = "gp gps practice practices surgery";
    /// What is done with those who are sent by somebody else, of whom nothing is asked.
    REFERRED = "referred";
    /// Words behind which nothing more is asked.
    CONCEDES = "will although though";
    /// Words that join requirements, beside those of joints and tiers.
    JOINTS = "with w who along together as either minimum unless";
    /// Words behind which a requirement may begin by what stands before them.
    MAY_OPEN = "of towards toward include includes";
    /// Words behind which a requirement may begin that has no mark of its own.
    OPENS_ANEW = "including either both already whilst while alongside as but also having speak in for with who be least completed obtained gained undertaken achieved passed preferably \
        ideally minimum";
    /// Words before "experience" that point at some that was told of, or at what is as good.
    NOT_GRADING = "equivalent comparable the this that their your our its any required necessary minimum basic specialized acceptable";
    /// What stands beside experience where both are told of as one.
    BESIDE_EXPERIENCE = "training education educational licensure competencies competence qualification qualifications";
    /// Words for a certificate or licence.
    CERTIFICATES = "licence license certification certificate registration qualification diploma";
    /// Words that make a vehicle the candidate's own.
    OWN = "own reliable dependable insured personal roadworthy suitable appropriate adequate working";
    /// Vehicles, and what they are for.
    VEHICLES = "car vehicle transport transportation van automobile motorcycle truck";
    /// What follows a vehicle that is not the candidate's: "company car scheme".
    NO_VEHICLE = "allowance scheme lease leasing parking park industry sector company systems services planning";
    /// Words between a grade point average and its number.
    BEFORE_GRADE = "of above over at least minimum greater than or equal to higher is be";
    /// What one is to be available for, as verbs.
    BE_THERE = "work start travel attend commute cover commit take begin commence join cover participate";
    /// What one is to be available at, on or for.
    TIMES = "saturdays sundays weekdays short weekends weekend evenings evening nights night shifts shift full full-time frequent travel on-call overtime \
        holidays occasional flexible";
    /// Words of skills that are learnt, among those of character: "communication and keyboard skills".
    HARD = "clinical technical it computer keyboard project case risk financial sales assessment diagnostic proofreading statistics \
        statistical surgical typing programming coding scripting mathematical engineering database diary mechanical electrical \
        accounting bookkeeping modelling modeling phlebotomy laboratory drawing sewing design software excel budgeting \
        procurement logistics";
    /// Words that join one thing asked to the next.
    JOINS_ASKED = "with along together alongside coupled combined plus";
    /// Words that may stand before a skill at the head of a bullet.
    BEFORE_SKILL = "and clear be to equipped with evidence of";
    /// Words of knowing that are no skill of their own behind a joint.
    NOT_KNOWN = "skills track understand comfortable aptitude";
    /// Nouns that make a heading one that asks.
    HEADING_ASKED = "qualification qualifications requirement requirements skill skills experience experiences education knowledge \
        competencies competency abilities attributes criteria credentials certification certifications certificates licenses \
        licences licensure specification prerequisites qualities expertise training background traits quals qual skillset \
        essentials characteristics aptitudes behaviors behaviours languages";
    /// Words that may stand beside them.
    BESIDE_ASKED = "minimum basic required essential mandatory key core technical professional work job position role candidate general \
        other additional specific specialized special relevant entry level necessary needed personal person employee applicant \
        academic educational formal and or the of for this a an to in with your our we you need have will bring are looking re \
        what must be ideal successful related years soft hard functional interpersonal who is leadership profile section all \
        should include includes following as follows eligibility supervisory industry day one success succeed statement match \
        these meet possess minimal selection further various language computer it most that make great particular main primary \
        mandatories";
    /// Words that make what a heading asks a wish.
    HEADING_WISHED = "preferred desired desirable desirables nice bonus plus pluses optional ideally advantageous beneficial wish preferable \
        extra prefered asset assets helpful preferences useful";
    /// Abbreviations of a posting that a point belongs to; English, German.
    POINTED = "attn e.g i.e eg ie dr mr mrs ms st vs approx no inc sr jr min max incl ph.d b.s m.s b.a m.a u.s u.k dept prof asst ltd req \
        fig assoc z bzw inkl ggf";
    /// What kind of thing the name before it is ("Audit experience").
    NAMED_BY = "experience skills knowledge background licence license qualification qualifications qualified educated";
    /// Words behind which a text breaks off when no word follows.
    BREAKS_OFF = "a an the and or with of in for to our your have has is are be as at by any some";
    /// Participles of what a candidate looks to do.
    WISHES = "seeks want looking wishing wanting hoping";
    /// Words of what is as good as a requirement.
    EQUIVALENTS = "equivalent equivalency comparable combination";
    /// Verbs of having what is as good as a requirement.
    SHOWN_EQUIVALENT = "evidence show have possess hold demonstrate has";
    /// Papers that are asked for with an application.
    PAPERS = "copy copies transcript transcripts";
    /// Words that open a credential though nothing in it is of a class of credentials, beside those that open a phrase for one.
    OPENS_CREDENTIAL = "admitted level series section s12 specialist specialty speciality bar member members membership full entry admission inclusion included class postgraduate post-graduate";
    /// Words between a count and its unit that change neither.
    WHOLE = "academic full solid consecutive cumulative calendar complete additional continuous whole";
    /// What an employer calls itself at the head of a sentence: "a family business with 30 years of experience".
    FIRMS = "business firm practice agency consultancy manufacturer retailer contractor supplier employer group provider";
    /// What stands for a number of years that nobody counts.
    UNCOUNTED = "several many multiple few numerous some";
    /// A part of the years before that nobody counts: "some of which".
    UNCOUNTED_PARTS = "some several most part";
    /// What stands for the years before.
    THOSE_YEARS = "which those these them that this";
    /// How lately something was done.
    LAST = "last past previous preceding";
    /// Words that open a count of one, beside those that open a bound.
    OPENS_BOUND = "a an from";
    /// What an article stands before when it opens a length.
    ARTICLE_COUNTS = "full further single minimum maximum";
    /// Words of filler that make a name with the next: those of the table, and no others.
    OPENS_NAME = "";
    /// Words that open what makes a length one upwards ("or more").
    OPENS_MORE = "plus or and minimum min";
    /// What opens a credential that is completed.
    COMPLETES = "completion completed served time-served apprenticeship";
    /// Words that may open a length or a count.
    OPENS_COUNT = "a an in from some several most many multiple few numerous years";
    /// Nouns behind a language that say no more than that it is one.
    LANGUAGE_NOUNS = "language languages skills skill communication grammar";
    /// Words before a language that is not named.
    MORE_LANGUAGES = "additional other";
    /// Nouns that end an item although they name nothing by themselves.
    CLOSES_ITEM = "skills abilities experience knowledge expertise professional background key";
    /// Words of character that open an item with a capital.
    OPENS_CHARACTER = "willing able enthusiastic motivated self-motivated organised organized analytical attention committed commitment confident flexible \
        highly passionate passion positive proactive professional reliable computer previous prior genuine intermediate basic \
        confidence desire drive creative team";
    /// Words of headings under which something is asked.
    ASKING_HEADING = "requirements requirement qualifications qualification skills experience knowledge criteria profile education";
    /// What has nothing asked of it: "The Programme will have …".
    THINGS = "programme program post role position job training course placement service centre center unit team department group \
        board scheme project school hub";
    /// What a training is called.
    TRAININGS = "program programme course training apprenticeship internship residency fellowship academy module";
    /// Adverbs and adjectives before a kind that change nothing: "similarly quantitative", "highly technical".
    DEGREES_OF_KIND = "similarly highly rigorous strongly heavily very more strong relevant other some any another";
    /// Words of the name of a clearance, beside those with a capital.
    OF_CLEARANCE = "suitability security government and of";
    /// Bodies of which staff are members.
    STAFF = "team staff department directorate committee workforce";
    /// Those who are sought when they are "qualified".
    SOUGHT = "applicants candidates individuals candidate person";
    /// What one is to have of one's own, beside a vehicle.
    BELONGINGS = "tools laptop insurance equipment ppe phone computer knives";
    /// Names of examinations and certificates that no class has, and words of the papers that they are.
    EXAMINED = "series osha card cards ticket tickets edition";
    /// Words that open what is known of something, which is no skill.
    QUESTIONS = "that what when why who whom whether if how us them it more someone anyone somebody each";
    /// Words that say before a colon that one of a list is meant.
    ONE_OF = "in one of the following more any";
    /// Programs and languages of programming that everybody calls by their names.
    PROGRAMS = "excel word outlook powerpoint sap sage xero quickbooks salesforce java javascript typescript python sql php html css kotlin scala rust \
        react angular aws azure gcp docker kubernetes terraform linux git autocad revit solidworks photoshop indesign illustrator figma jira tableau oracle \
        matlab sas spss stata hubspot wordpress magento shopify netsuite workday servicenow cerner c# c++ .net node.js";
    /// What one studies, beside the subjects of school.
    STUDIED = "law business nursing finance economics psychology humanities accountancy";
    /// Who is licensed or qualified in a trade that no ending tells.
    TRADESPEOPLE = "chef chefs cook cooks mechanic mechanics vet vets coach coaches surgeon surgeons physicist nanny beautician";
    /// Colours of the cards that show what one is skilled in.
    CARD_COLOURS = "gold blue green black red white skilled";
    /// Words before the mark of a class of licences.
    CLASSES = "class category cat grade type";
    /// Licences to drive for a living, whose class may stand right behind them.
    DRIVEN = "cdl hgv lgv pcv psv";
    /// Words that a list of names of credentials does not hold, though they have no class.
    CLASSIFIED = "equivalent similar willing willingness able ability both either proof copy must be member membership subject access own use require carry available availability";
    /// Words that no name of a credential holds.
    NOT_IN_NAME = "academic degree degrees not require requires";
    /// Words before a credential that leave open which.
    WHICHEVER = "following necessary required applicable any requisite";
    /// What one does for colleagues.
    HELPS = "assist assisting support supporting supervise supervising mentor mentoring";
    /// Words that end who accredits a school or course.
    BEHIND_ACCREDITED = "equivalent who that which with";
    /// Words of the names of fields that are words of something else too.
    IN_FIELD = "clinical computer physical medical legal health dental mechanical";
    /// Words for how much or what sort of something that open the name of a field: "natural sciences".
    OPENS_FIELD = "real natural general advanced some";
    /// Heads of credentials that no degree is joined with.
    NO_LICENCE = "exam membership fellowship portfolio pin";
    /// Subjects of school.
    SUBJECTS = "english maths math mathematics science sciences biology chemistry physics geography history language literature ict numeracy literacy";
    /// What follows the name of a school and makes it no certificate: "high school students".
    SCHOOLED = "students student teacher teachers algebra math age aged seniors coach coaches coaching setting settings campus";
    /// Words between a certificate of school and its subjects.
    BEFORE_SUBJECT = "in including include includes must to which should ideally preferably minimum equivalents";
    /// Words before a grade of school.
    BEFORE_SCHOOL_GRADE = "at with of minimum a in";
    /// Words between a length and training as a doctor.
    BEFORE_TRAINING = "of full-time full time higher relevant";
    /// What such training is in.
    TRAINED_IN = "medical surgical clinical specialty speciality";
    /// Words of tiers that may stand inside a skill.
    NO_TIER = "plus need needs requirement requirements";
    /// Words behind which no named skill begins.
    OPENS_NO_NAME = "ability able willing willingness gained acquired advantage asset bonus plus must prerequisite requirement";
    /// Words that open a clause in contrast to the one before it.
    CONTRASTS = "but however although though whilst whereas while";
    /// Verbs of duties that are nouns before "experience".
    NOUNS_OF_DUTY = "research support process review report";
    /// What one is committed to who is to study.
    STUDYING = "undertaking completing studying training obtaining achieving";
    /// Words that make a team a trait: "team player".
    BEHIND_TEAM = "focused oriented player spirited minded worker";
    /// Verbs behind "to" of what somebody is wanted for, which end a topic.
    BECOMES = "be become join help support";
    /// Nouns that a list shares together with the head before them: "engineering projects".
    BEHIND_HEAD = "projects environment research experience teams team";
    /// Sizes that a range begins with: "small to large".
    SIZES = "medium small mid low moderate";
    /// Words behind "The" with a capital that open a sentence about the candidate.
    BEHIND_THE = "company role client post ideal successful right candidate applicant";
    /// Words before "completion" that make it a time.
    BEFORE_COMPLETION = "upon after on following until during certificate by to";
    /// Words that make an ability a language.
    SPEAKING = "speak speaks fluently fluency fluent write converse bilingual";
    /// Words of what one can or will do.
    CAN = "able ability available willing willingness prepared";
    /// Words behind which "to be able" asks.
    BEFORE_BEING_ABLE = "expected likely looking and or";
    /// Words that say that what is studied for is held or asked.
    HAS_STUDIED = "holding possessing completed acquired gained currently educated qualified minimum have hold possess";
    /// What is desired of work and is no wish for somebody.
    DESIRED = "outcomes outcome results result area areas location state";
    /// What stands behind the right to work when only papers are spoken of.
    OF_PAPER = "poster posters requirements requirement document documents";
    /// Words behind "bonus" that make it pay.
    PAID_AS = "payment payments scheme plan structure of pack package";
    /// Words for how much a quality matters.
    MATTERS = "key important critical crucial paramount all";
    /// What is done with those who are let in besides whom a sentence asks for.
    CONSIDERED_TOO = "also considered consider welcome welcomed";
    /// What is done by or with only those who meet a condition.
    ADMITTED = "considered accepted eligible shortlisted apply";
    /// Words of what is handed over or answered, which is nothing that one has.
    HANDED_OVER = "indicate referees references original originals sponsorship transcripts transcript";
    /// What is done at a level that is had: "doctoral level training".
    AT_LEVEL_OF = "training study studies education qualification qualifications";
    /// What is done at a level of study, and is no degree: "undergraduate research experience".
    TAUGHT = "research teaching coursework curriculum curricula pharmacist pharmacists";
    /// What lasts for a length that stands under it: "Secondment: 12 months".
    LASTS = "probation duration term length contract post secondment fixed-term cover rotation";
    /// Words that say a length is only nearly so.
    ABOUT = "approximately about around only just roughly approx";
    /// Words between "be" and the least age: "be at least 21", "be over 18".
    OVER_AGE = "at least over a minimum of";
    /// Words of which one stands where what is asked is the subject.
    DEMANDS = "requirement requirements include apply minimum";
    /// To whom a post is open: "only applicable to …".
    ADMITS = "applicable open available suitable";
    /// How those are called who may apply.
    CALLED = "encouraged eligible invited welcome welcomed";
    /// Words that open a clause which only describes.
    OPENS_RELATIVE = "where who that which when how whom";
    /// What a person has who is described, and no list of what one can.
    BEARINGS = "spirit eye focus insight instinct comfort ease grit patience tenacity humor humour skin";
    /// Words that ask at the head of a sentence whatever stands above it, be it duties or pay.
    OPENS_DEMAND = "must hold possess demonstrate";
    /// Words that end like an adverb and are none.
    NO_MANNER = "daily weekly monthly quarterly yearly hourly early assembly family supply";
    /// When or where one must be there, as the word that opens an item.
    PRESENCE = "vision availability presence onsite on-site based located";
    /// Words that wish only by what stands beside them.
    WISHES_HERE = "extra better great good nice fantastic brilliant lovely amazing wonderful awesome handy useful invaluable appreciated \
        regarded help helps benefit love";
    /// What stands between "worked" and where or as what.
    WORKED_AT = "in as within with at on";
    /// What proves a trade when the word before says which.
    CARDS = "card cards ticket tickets badge badges";
    /// Trades and bodies that such a card is named by.
    CARDED = "cscs cpcs npors sia ipaf pasma eusr smsts sssts safe forklift telehandler excavator digger dumper crane slinger banksman plant \
        welding rigging taxi lifeguard hgv cpc tacho tachograph coaching";
    /// Words behind somebody's profession that name no other.
    BEHIND_PROFESSION = "and who eager keen ready looking seeking wanting hoping";
    /// Verbs of what one feels for the work.
    FELT = "love enjoy like believe care thrive respect";
    /// Words before what a tier is said of that are no part of it.
    BEFORE_RULED = "so therefore hence either both";
    /// Verbs of work that somebody has done.
    DONE = "worked used built designed managed led run taught sold delivered developed handled operated supervised coached";
    /// What one is glad of before "if you" and "to have".
    GLAD = "better great good nice fantastic brilliant lovely amazing wonderful awesome handy useful";
    /// What something is that is wished for, where no noun follows.
    USEFUL = "useful handy invaluable appreciated nice";
    /// Words for how much something is wished for.
    BEFORE_WISH = "very really also quite extremely particularly especially most highly well strongly definitely certainly always more be";
    /// What may stand behind a word that closes a wish.
    BEHIND_WISH = "if for in when as here and or";
    /// Those whom an employer would love to have.
    LOVED = "you someone somebody candidates applicants people it";
    /// Words under a heading that say that nothing is asked there.
    NOTHING = "none na yes nil tbc tbd asap immediately unspecified";
    /// Adjectives that name a kind of fields and no field.
    KINDS_OF_FIELD = "quantitative quantitive quantative technical scientific analytical analytic numerate numerical \
        computational business-oriented people-focused technology-focused technology-oriented quant hard applied stem job-related work-related";
}
