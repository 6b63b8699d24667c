//! Names by class: credentials, bodies, languages.

use super::Class;

/// Names by class; one word each.
pub(super) const TABLES: &[(Class, &str)] = &[
    (
        Class::CREDENTIAL,
        "security+ network+ server+ linux+ cloud+ cysa+ pentest+ casp+ rn rns rn1 rn2 rna rnc rgn rgns rmn rmns rnld rnldd rscn rnmh odp odps rnmhs lpn lvn cna crna np fnp aprn pa-c bcba rbt lcsw lmsw lcpc lpc lmft licsw lsw cpa cpas cfa cma cia cisa cism \
         cissp ceh oscp pmp capm csm cspo prince2 itil togaf ccna ccnp ccie mcse mcsa mcp rhcsa rhce cbip cbap safe acca cima aca ccab att cta cpp phr sphr shrm-cp shrm-scp \
         cips mrics frics riba arb ceng ieng pe se ra leed acls bls pals nrp cpr aed tncc emt emr paramedic als ils epals apls mrcp mrcpath mrcs mrcpsych mrcgp mrcem mrcpch mrcog frcr frca \
         frcpath enb enb998 enb100 frcs frcem frcophth cct cesr cesr-cp ccst jccp dipn qts pgce pgcert pgdip pgc pgd nvq nvqs nvq2 nvq3 nvq4 btec hnc hnd scphn bsl cdl hgv lgv iosh nebosh cscs cipd mcipd acipd aat osha-10 osha-30 \
         cams cfe cfp chfc crcst cst cssbb cssgb cphq ccs rhit rhia cpc cca coc arrt arrt(r) rdms rvt rdcs ascp amt mls mlt mt(ascp) cls \
         ccrn cen ocn sca-r aswp asq ase nate epa stcw a&p ifr cfi series-7 finra sie ama cipp cipm sap-certified awscertified ecdl ielts oet cache plab usmle abim \
         dcr cqsw dipsw ffpmrca v300 jib rmhn mhn hcpc-registered nmc-registered gphc-registered gmc-registered ahp scp ecfmg nclex nccpa cgeit crisc cgfm cdfm dawia ccp csp chmm cih aicp fe eit fpc ccm rd rdn ldn slp ccc-slp otr otr/l pta ota cota ptcb cpht lmt r.n. r.n l.p.n. c.n.a. c.n.a stna arnp fnp-c fnp-bc pmhnp nclex-rn nclex-pn cnor nremt rrt emt-b emt-p emt-i lisw lmhc lpcc lmhp lcadc ladc cadc casac rph c.p.a. c.p.a fcca acma fcma cgma frm caia pmi-acp pgmp lssgb ssgb lssbb ssbb ccsp gsec gcih giac gpen gcfa cka ckad istqb cscp cpim p.e. p.e e.i.t. cswp cswa cdl-a cdl-b twic hazwoper cwi cpcs smsts sssts ipaf ecs eusr pasma hha nplq qtls cemap wset atpl servsafe tesol celta nneb pspo ccba ccma qcf rqf svq rodp rodps clvt cpcu cnm crni cwocn cwcn chpn ccrc ccrp rnfa cpan cmrp chst cemap ccda ccdp cqe dcr dmu dipsw cqsw dipcot mcsp mcips amhp cegpr rldn fficm dphe dipe diphe mfds mjdf rsa clait",
    ),
    (
        Class::CREDENTIAL_HEAD,
        "certification certifications certificate certificates certified licence license licenses licences licensure registration registrations membership accreditation pin credential \
         credentials designation designations portfolio exam chartership certificated accreditations revalidation endorsement registry licencing nvq btec fellowship qualification qualifications diploma licensing",
    ),
    (
        Class::CREDENTIALED,
        "registered licensed certified chartered qualified accredited licenced board-certified board-eligible credentialed charterable part-qualified fully-qualified newly-qualified registrable state-registered degree-qualified certifiable",
    ),
    (
        Class::BODY,
        "nmc gmc hcpc gphc gdc hpc rcslt bacp ukcp bps babcp swe finra bar acca cima icaew cipfa cips ibms rcn cqc sra rics ice istructe imeche iet bcs apm ciob cilex rcvs \
         aoac asq isc2 comptia aws microsoft cisco ascp amt arrt jag ahpra pmi ancc aanp sap oracle salesforce google azure scrum tefl ukpc nebdn amspar rccp ahcs nnc goc niceic oftec napit bse csp bhrs ibhre baot rcot bsccp icas gtcs",
    ),
    (
        Class::LANGUAGE,
        "english spanish french german italian portuguese russian polish turkish arabic hebrew chinese mandarin cantonese japanese korean hindi urdu bengali punjabi gujarati \
         tamil telugu marathi vietnamese thai indonesian malay tagalog filipino dutch flemish danish norwegian swedish finnish icelandic greek czech slovak hungarian romanian bulgarian \
         croatian serbian slovenian ukrainian persian farsi dari pashto swahili somali amharic welsh gaelic irish haitian creole ukrainian latvian lithuanian estonian asl catalan azerbaijani kazakh nepali sinhalese burmese khmer lao hmong",
    ),
];

/// Names that are written with a capital inside, in lower case ("JavaScript").
pub(super) const CAMEL: &str = "redshift javascript typescript coffeescript actionscript powerpoint sharepoint quickbooks postgresql tensorflow solidworks hubspot wordpress openstack openshift \
         cloudformation cloudwatch mailchimp surveymonkey bitbucket databricks snowflake rabbitmq servicenow peoplesoft netsuite successfactors teamcity workday \
         photoshop filemaker framemaker zoominfo salesloft mulesoft microstrategy microstation facebook timesheet bluebeam sketchup procore connectwise mastercard \
         clickhouse cockroachdb elasticsearch lightgbm scikit salesforce salesnavigator woocommerce bigcommerce squarespace careerbuilder ziprecruiter ringcentral \
         activecampaign constantcontact googleads sourcetree visualforce vbscript powershell powerbuilder coldfusion appdynamics pagerduty terraform deepmind \
         healthstream meditech nextgen allscripts eclinicalworks chartlogic practicefusion blackboard smartsheet smartbear testcomplete loadrunner soapui \
         graphql timescaledb mariadb couchdb memcached autocad turbotax freshbooks sagemaker datastage powercenter powerbi tableauprep \
         linkedin mrcpsych frcpath mrcpath mrcophth frcophth xgboost restful hubzone pgcert servsafe devops postgressql";
