//! English words by class.

use super::Class;

/// Words whose class gives them a value: numbers, months of a unit, levels of a degree (see [`crate::Level`], in its order from 1).
pub(super) const VALUES: &[(Class, u16, &str)] = &[
    (Class::UNIT, 12, "year years year's years' yr yrs yr's"),
    (Class::UNIT, 1, "month months month's mos mths"),
    (Class::UNIT, 120, "decade decades"),
    (Class::NUMERAL, 1, "one"),
    (Class::NUMERAL, 2, "two"),
    (Class::NUMERAL, 3, "three"),
    (Class::NUMERAL, 4, "four"),
    (Class::NUMERAL, 5, "five"),
    (Class::NUMERAL, 6, "six"),
    (Class::NUMERAL, 7, "seven"),
    (Class::NUMERAL, 8, "eight"),
    (Class::NUMERAL, 9, "nine"),
    (Class::NUMERAL, 10, "ten"),
    (Class::NUMERAL, 11, "eleven"),
    (Class::NUMERAL, 12, "twelve"),
    (Class::NUMERAL, 13, "thirteen"),
    (Class::NUMERAL, 14, "fourteen"),
    (Class::NUMERAL, 15, "fifteen"),
    (Class::NUMERAL, 16, "sixteen"),
    (Class::NUMERAL, 18, "eighteen"),
    (Class::NUMERAL, 20, "twenty"),
    (Class::NUMERAL, 24, "twenty-four"),
    (Class::NUMERAL, 25, "twenty-five"),
    (Class::NUMERAL, 30, "thirty"),
    (Class::LEVEL, 1, "ged hsd gcse gcses"),
    (Class::LEVEL, 2, "associate associate's associates"),
    (Class::LEVEL, 3, "bachelor bachelors bachelor's bachelors' baccalaureate undergraduate undergrad"),
    (Class::LEVEL, 4, "master master's masters masters' mba postgraduate post-graduate m.b.a m.b.a."),
    (Class::LEVEL, 5, "phd ph.d ph.d. phds phd's ph.d's doctorate doctorates doctoral pharmd pharm.d pharm.d. dphil edd ed.d ed.d. psyd"),
    (
        Class::LEVEL_SHORT,
        3,
        "bs ba b.s b.s. b.a b.a. bsc b.sc b.sc. beng b.eng b.eng. btech b.tech b.tech. bba bsn bsc's bfa be b.e b.e. bcom llb ll.b ll.b. s.b. ab a.b. bpharm bnurs bed b.ed b.ed. bn bsw bacc bcomm barch bdes bmus bvsc bmidwif mb mbbs mbchb mbbch bmbs bds",
    ),
    (
        Class::LEVEL_SHORT,
        4,
        "ms ma m.s m.s. m.a m.a. msc m.sc m.sc. meng m.eng mtech m.tech mph msn msw mfa mpa med m.ed m.ed. mcom mphil llm ll.m ll.m. mres mpharm",
    ),
    (Class::LEVEL_SHORT, 5, "jd j.d j.d. md m.d m.d. dnp dpt do d.o d.o. dds d.d.s d.d.s. dmd d.m.d d.m.d. dvm d.v.m d.v.m."),
    (Class::LEVEL_SHORT, 2, "aa aas a.a. a.s. a.a.s. a.a.s as hnd hnc fdsc"),
];

/// Words by class.
pub(super) const TABLES: &[(Class, &str)] = &[
    (Class::AND, "and plus"),
    (Class::OR, "or"),
    (
        Class::EXPERIENCE,
        "experience experiences exp expereince experence experinece experiance experince exerience expierence experienc xp",
    ),
    (
        Class::FILLER,
        "active valid clean relevant related professional proven strong solid hands-on hand-on practical previous prior similar direct demonstrated demonstrable \
         progressive progressively progressively-responsible responsible increasingly full-time fulltime satisfactory appropriate applicable verifiable documented \
         recent current extensive significant substantial considerable good excellent great sound broad deep in-depth successful working work \
         industry-related post-graduate real-life actual overall total combined general specific specialized specialised necessary \
         comparable equivalent additional acceptable qualifying creditable credible experience exp skills skill knowledge expertise various several different \
         multiple many some all any other minimum min paid job on-the-job non-internship professional-level post-college academic \
         work-related well-rounded preferably preferred ideally at least minimum required desirable desired essential demonstrated advanced intermediate basic \
         thorough comprehensive working understanding proficiency familiarity exposure background ability abilities capability hands key core typically usually \
         strongly highly preferrably prefer considerable modern popular common major new existing current top-tier track record proven-track-record full \
         particular following solid overall employment career practice prior increasing continuous consecutive successive \
         cumulative varied diverse sufficient contemporary adequate recognised recognized rich suitable pertinent relatable industrial-grade",
    ),
    (
        Class::PREPOSITION,
        "alongside in with of for within at on using as to across under into through while by from around via inside including involving including",
    ),
    (Class::ARTICLE, "a an the our your their this that these those its his her my"),
    (
        Class::PREFERRED,
        "nice-to-have nice-to-haves preferred prefered preferable preferably preferrably plusses prefer prefers desirable desired desireable ideally ideal advantageous advantage beneficial bonus nice helpful asset plus \
         welcome welcomed optional favorable favourably favorably recommended desirably favoured favored pluses preference valued",
    ),
    (
        Class::REQUIRED,
        "must youmust youmusthave required require requires essential mandatory requirement requirements needed need needs necessary shall vital imperative compulsory necessity prerequisite pre-requisite",
    ),
    (Class::DEGREE, "degree degrees diploma diplomas qualification qualifications education degree-level degree-qualified graduate"),
    (
        Class::FIELD,
        "field fields discipline disciplines area areas subject subjects specialty speciality major majors study domain course coursework faculty degree degrees programme stem curriculum focus concentration",
    ),
    (
        Class::RELATED,
        "related relevant similar equivalent comparable allied other appropriate applicable closely associated relatable suitable equal pertinent another adjacent",
    ),
    (
        Class::SETTING,
        "field fields space area areas arena role roles position positions capacity function functions sector domain environment environments discipline disciplines setting settings capacities",
    ),
    (
        Class::SKILL,
        "knowledge fundamentals grounding proficient proficiency familiarity familiar understanding expertise background skilled exposure fluent fluency \
         competent competency competence conversant comfortable expert experienced knowledgeable mastery command grasp versed adept \
         knowhow know-how track literacy literate awareness acquaintance understand accustomed aptitude know knows skills",
    ),
    (
        Class::DEGREE_OF_SKILL,
        "up-to-date excellent strong good great outstanding exceptional superior solid advanced basic proven demonstrated effective wide extensive thorough deep in-depth \
         sound exemplary impeccable well-developed highly expert high superb polished robust fantastic working general considerable real genuine true highest utmost impressive innate proved \
         intermediate comprehensive detailed hands-on hand-on practical demonstrable significant broad prior previous relevant some fluent full natural",
    ),
    (
        Class::CANDIDATE,
        "youmust youmusthave you you'll you've you're youll youve your candidate candidates applicant applicants individual individuals person someone postholder postholders post-holder post-holders appointee appointees holder holders incumbent \
         successful i they he she who whom persons people nurse nurses professional professionals anyone those candidate's applicant's",
    ),
    (
        Class::EMPLOYER,
        "we we've we're our us company companies organisation organization firm trust client corporation \
         inc ltd hospital university startup start-up employer nhs she's he's",
    ),
    (
        Class::HOLD,
        "youmusthave have has hold holds holding possess posses possesses possessing bring brings having had demonstrate demonstrates possessed offer offers",
    ),
    (Class::FINITE, "is are was were be been will would should can could may might do does did am"),
    (
        Class::HEADING,
        "qualifications qualification requirements requirement required skills skill experience education educational preferred desired minimum basic \
         essential desirable responsibilities duties certifications certification licenses licensure credentials competencies abilities knowledge job \
         bring needed who nice nice-to-have nice-to-haves about bonus must-haves musts criteria profile training eligibility prerequisites attributes description summary benefits \
         skillset background experiences needs expectations",
    ),
    (
        Class::STARTER,
        "bachelor bachelor's bachelors master master's masters experience experienced ability able strong excellent proficient proficiency knowledge minimum must \
         valid previous prior proven high highschool familiarity familiar working understanding demonstrated degree exceptional good great solid willingness willing \
         currently associate associates associate's preferred required possess preferably knowledgeable advanced basic extensive hands-on detail-oriented \
         self-motivated fluent fluency bilingual outstanding effective superior qualifications requirements responsibilities education additional travel competitive \
         license licensed licensure certification certified certificate certifications attention excellent computer expertise problem-solving skilled current bachelors \
         comfortable at-least successful phd ged any other you your we us our position job salary benefits schedule work reliable background self-starter team \
         analytical organizational communication interpersonal leadership time-management motivated passion passionate educational expert pass us positive professional \
         creative flexible flexibility availability available desired desirable ideal candidate candidates relevant interest reputation accomplished legal college juris supervisory proof availability must-have mastery obtain \
         technical physical drug nice bonus own clean vision standing occasional skills 1 0 completion completed enthusiastic graduate graduation highly keen capable commitment demonstrable deep sound full full-time part-time \
         maintain manage develop provide ensure assist coordinate perform create lead support customer strategic physical what how why mechanical multi-task multitask \
         organized organizational persuasive collaborative troubleshooting willingness high-school ensure handle please equal medical health dental paid expected type types pay",
    ),
    (
        Class::TERM_OF_EMPLOYMENT,
        "contract contracts posts fixed fixed-term temporary temp term secondment probation probationary notice locum maternity paternity duration ftc \
         rotation rotations rotational bank leave cover absence initially extension extendable tenure post placement fellowship appointment introductory trial waiting vesting \
         assignment project pilot lease guarantee warranty bonus anniversary retirement pension salary funding funded deal plan \
         sabbatical apprenticeship internship residency opportunity preceptorship induction intervals renewed renewable renewal closing hire employment secondments rent supernumerary",
    ),
    (
        Class::DUTY,
        "manage provide ensure assist coordinate perform create lead support develop maintain work collaborate participate conduct prepare review monitor \
         drive build deliver design implement oversee plan analyze analyse identify establish execute help contribute act communicate report respond serve supervise \
         train teach handle process promote undertake carry attend liaise facilitate evaluate assess partner complete follow interact check order \
         keep guide engage define direct improve apply adhere comply responsible responsibilities duties answer greet sell operate run take give make use \
         write recommend research leverage own architect mentor coach administer advise track receive inform schedule producing providing ensuring managing working to \
         join offering delivering maintaining",
    ),
    (
        Class::DOING,
        "testing requiring concerning focusing focused working developing designing building managing leading creating implementing using providing performing conducting delivering supporting \
         maintaining contributing serving applying utilizing utilising leveraging executing driving overseeing handling ensuring operating running \
         establishing owning doing coordinating preparing participating demonstrating being supervising administering assisting helping producing \
         deploying making having involving facilitating directing completing defining solving dealing acting processing interacting engaging \
         improving planning identifying gathering progressing scaling shipping including building writing monitoring guiding liaising setting \
         collaborating launching architecting constructing optimizing training-in covering functioning undertaking gaining carrying modernizing \
         evaluating selling advising growing negotiating presenting partnering employing troubleshooting configuring integrating interpreting \
         caring practicing practising influencing mentoring analysing analyzing assessing translating teaching-in understanding reporting-to",
    ),
    (
        Class::NOUN_ING,
        "engineering marketing accounting nursing banking manufacturing programming consulting training planning purchasing learning testing \
         coding writing teaching processing modeling modelling computing networking reporting housing catering cleaning staffing advertising merchandising \
         counseling counselling recruiting scheduling billing budgeting bookkeeping forecasting prospecting fundraising mining drafting machining welding plumbing building \
         publishing editing editing pricing sourcing tooling imaging sequencing underwriting trading investing lending hiring coaching auditing \
         rigging printing wiring clothing painting branding housekeeping filing packaging financing contracting procuring setting settings following \
         warehousing farming screening troubleshooting debugging trending messaging mapping gaming sterling being understanding telemarketing retailing storytelling \
         onboarding invoicing roofing streaming mentoring positioning monitoring selling processing problem-solving typing sewing fabricating landscaping cold-calling \
         filming photographing phlebotomising outstanding standing visiting operating licensing typing shipping spring string king ring bring during",
    ),
    (
        Class::SHARED_HEAD,
        "management development marketing engineering analysis design systems administration operations planning sales support programming \
         architecture testing technology technologies science sciences industry environment environments research settings setting activities finance services software \
         tools platforms frameworks languages language applications analytics modeling modelling certification license registration processes experience products \
         projects project company companies accounting networks network teams team strategy consulting security standards methodologies methods techniques data databases database \
         principles skills studies education degree field organization organizations selling care capacity role procedures codes practices regulations marketplace space \
         areas area relations communications agency firm improvement improvements control assurance interpretation writing production work integration equipment patients populations biology psychology law health nursing policies policy engagement enablement acquisition relationships compliance programs programme programmes procurement stack litigation",
    ),
    (
        Class::MODIFIER,
        "program project product software firmware hardware driver ai ml web mobile data business system systems network cloud it hr front-end back-end frontend \
         backend front back customer client people team process quality risk change vendor supply account brand event content state federal local b2b b2c gmp glp \
         small large pharmaceutical biotechnology biotech pharma retail wholesale commercial residential private public market consumer enterprise embedded \
         server desktop sql nosql etl database iaas paas saas cell molecular electrical mechanical civil computer structural chemical social human \
         clinical medical inpatient outpatient acute primary secondary community adult child mental video audio agency vendor device voice residential youth industrial broker-dealer property media digital online offline internal external research technology ux resource workload",
    ),
    (
        Class::SEEKING,
        "ask expect expects sought suitable appoint arisen exists available vacancy vacancies opportunity opportunities suit suited looking seeking seeks seek recruit recruiting invite invites invited need hiring inviting want wants require requires welcome welcomed search searching open require requiring",
    ),
    (
        Class::OFFER,
        "benefits salary pension paid offer offers offered offering holiday holidays discount insurance bonus pto 401k \
         reward rewards package perks pay rate rates annum compensation discrimination discriminate race color gender religion orientation \
         regard veteran disability reimbursement allowance accrue accrual stipend",
    ),
    (
        Class::QUIET_HEADING,
        "keywords benefits benefit responsibilities duties pay salary compensation location duration schedule offer perks company hours reports \
         posted title reference function contract term length notice type shift shifts hourly",
    ),
    (Class::NEGATION, "not no without non nor cannot unable can't don't isn't n't never neither"),
    (Class::GLUED_TAIL, "plus to and or x of in"),
    (Class::CLEARANCE, "clearance clearances ts/sci ts sci secret top poly polygraph clearable nato sc dv bpss baseline nv1 nv2 cleared"),
    (
        Class::ELIGIBILITY,
        "travel relocate relocation background drug shift shifts weekend weekends evenings nights overtime lift lifting standing walking bending pounds lbs dbs disclosure vehicle car age older on-call \
         physical driving mvr fingerprint fingerprinting screening credit check checks vaccinated vaccination vaccinations insurable immunization respirator transportation schedule commute rota on-site onsite ambulate \
         kneeling stooping sitting climbing flexibly holidays polygraph physically",
    ),
    (
        Class::WORK_AUTHORIZATION,
        "authorized authorised authorization authorisation eligible citizen citizens citizenship sponsorship sponsor visa right permanent resident residents residency green nationals legally permit national",
    ),
    (Class::EXAMPLE, "such e.g e.g. eg i.e i.e. including like includes include namely ie example following"),
    (
        Class::STUDY,
        "course courses programme programmes program programs placement placements training undertake study studying studies student students teaching funded towards toward undertaking apprenticeship modules module taught trainees trainee completing",
    ),
    (
        Class::PROFESSION,
        "mechanic mechanics nurse nurses midwife midwives pharmacist pharmacists physiotherapist therapist therapists accountant engineer electrician plumber doctor radiographer radiographers dietitian psychologist \
         practitioner practitioners attorney counselor counsellor teacher teachers technician technologist surveyor architect manager paramedic paramedics podiatrist social physician assistant dentist optometrist clinician solicitor lawyer \
         visitor visitors esthetician cosmetologist agent broker realtor scientist biomedical scientists dispenser physiotherapists pharmacists podiatrists ophthalmic operating odp gp gps doctors",
    ),
    (
        Class::TRAIT_ADJECTIVE,
        "motivated self-motivated enthusiastic passionate dynamic flexible organised organized creative proactive reliable hardworking hard-working \
         committed dedicated driven ambitious confident energetic adaptable articulate compassionate caring friendly detail-oriented collaborative \
         conscientious resilient positive innovative self-starter self-starting team-oriented results-oriented results-driven tenacious curious analytical \
         punctual trustworthy honest empathetic empathic inquisitive methodical diligent dependable personable diplomatic tactful outgoing goal-oriented \
         forward-thinking approachable meticulous professional bright talented keen patient resourceful customer-focused customer-oriented well-organised well-organized \
         team-player entrepreneurial assertive charismatic persuasive responsible independent motivating self-directed self-driven sensitive calm logical pro-active able \
         bold nonjudgmental non-judgmental coachable personable self-reflective disciplined self-disciplined responsive courteous polite attentive persistent \
         open-minded decisive detail-focused detail-orientated detail-minded team-focused people-oriented people-focused service-oriented service-minded \
         solution-oriented solutions-oriented solution-focused solutions-focused target-driven sales-driven selfdriven selfmotivated self-sufficient quick-thinking \
         level-headed even-tempered well-spoken well-presented well-mannered mature humble upbeat cheerful gritty neat sociable intellectually-curious \
         tech-savvy computer-savvy kind-hearted good-humoured good-natured hard-worker fast-learner quick-learner growth-minded mission-driven \
         profit-driven target-orientated goal-driven goal-orientated results-focused result-oriented customer-centric client-focused client-oriented patient-focused",
    ),
    (
        Class::TRAIT_NOUN,
        "interest communication communicator communications interpersonal organizational organisational teamwork leadership multi-task multitask multitasking passion enthusiasm creativity \
         flexibility integrity initiative motivation dedication attitude commitment energy drive attention problem-solving problem verbal written oral analytical \
         listening presentation negotiation prioritization prioritisation time-management self-starter player independently collaboration collaborate \
         confidentiality decision-making decision judgment judgement empathy compassion desire willingness eagerness ethic demeanor demeanour \
         work-ethic people-skills persuasion critical-thinking critical thinking curiosity professionalism punctuality reliability adaptability organization organisation \
         influencing relationship-building persuasive accuracy prioritise prioritize self-motivation resilience willing able ability thinker sense influence tact discretion responsiveness \
         patience latitude planning teamworking team-working networking interact adapt openness",
    ),
    (
        Class::OPENS_DEGREE,
        "high hs h.s. leaving school-leaving matric matriculation abitur o o-levels o-level t wassce college juris doctor graduates final-year penultimate-year university advanced advance four two a-level a-levels gcse gcses g.e.d g.e.d. secondary higher academic relevant technical related \
         four-year two-year highschool high-school graduate graduation level levels pursuing enrolled stem foundation",
    ),
    (
        Class::OPENS_LENGTH,
        "at a minimum over more up less between max maximum min no fewer about approximately greater around not under roughly upwards upward",
    ),
    (
        Class::OPENS_ASKED,
        "suitability must member membership flexibility happy prepared comfortable live reside admitted graduating crb background subject flexible be access own disclosure work willing willingness able ability public security van dod years legally legal entitled use \
         reliable enhanced criminal clean good motor prolonged extended rotating night fully pre-employment medical selective financial employment british eu us u.s. u.s united \
         require uk pounds stand eligibility vaccinated credit available availability dependable insured suitable personal liability automobile auto \
        pre-employment reference satisfactory occupational physical mandated internet cell carry competency gpa reliably locals local aged handler handlers handler's guilds cardiac resuscitation belt notary aid",
    ),
    (
        Class::ENDS_TOPIC,
        "rather except excluding however eligible educated seeking together though although described listed outlined hold already possess who which that is are will was we you if but because where when whilst then so can may has have should would preferably combined along alongside coupled depending gained obtained acquired within before thrive thrives looking",
    ),
    (
        Class::OPENS_GROUP,
        "alongside in with within at using as across on through under into via while whilst for from including to by around inside during",
    ),
];
