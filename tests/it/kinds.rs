//! What is asked of which kind of partnership: `docs/kinds.md` and its triggers, kinds of a team's own, what a kind leaves out and
//! what it does not.

use partner::check::CheckReport;
use partner::config::{self, Configuration, OwnKind};
use partner::document::charter::kind::Kind;
use partner::document::scalar::Scalar as _;
use partner::document::topic::Topic;
use partner::finding::Severity;
use partner::method::kinds::{Asked, Cell, Kinds, Origin, Reason, cell};
use partner::repository::{Repository, Request};
use partner::rules;
use serde_json::Value;

use crate::program::{folder, run};

const HEAD: &str = "partner: charter/v1\nname: Pair\nstage: negotiation\n";
const PARTIES: &str = "parties: {alder: {name: Alder}, birch: {name: Birch}}\n";

fn charter(more: &str) -> String {
    let parties = if more.contains("parties:") { "" } else { PARTIES };
    format!("{HEAD}{parties}{more}")
}

fn kinds_by(more: &str, own: &[OwnKind]) -> Kinds {
    let repository = Repository::load(&Request::Text(charter(more).into_bytes())).unwrap();
    Kinds::of(&repository.partnerships[0], own)
}

fn kinds(more: &str) -> Kinds {
    kinds_by(more, &[])
}

fn topic(word: &str) -> Topic {
    Topic::parse(word).unwrap()
}

fn asks(kinds: &Kinds, word: &str) -> bool {
    kinds.asked(topic(word)) == Asked::Asked
}

fn topics_of_kinds() -> impl Iterator<Item = Topic> {
    Topic::ALL.iter().copied().filter(|topic| !topic.is_asked_of_all())
}

#[test]
fn the_guide_shows_the_table() {
    let page = include_str!("../../docs/kinds.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells.len() == 18 && Topic::parse(cells[0]).is_ok())
        .collect();
    assert_eq!(rows.len(), topics_of_kinds().count());
    for row in rows {
        let topic = topic(row[0]);
        for (kind, shown) in Kind::ALL.iter().zip(&row[1..]) {
            let word = match cell(topic, *kind) {
                Cell::First => "**A**",
                Cell::Always => "A",
                Cell::OnTrigger => "t",
                Cell::Never => "\u{2013}",
            };
            assert_eq!(*shown, word, "{topic} of {kind}");
        }
        let on_trigger = Kind::ALL.iter().find(|kind| cell(topic, **kind) == Cell::OnTrigger).unwrap();
        let asked = kinds(&format!("kind: {on_trigger}\n")).asked(topic);
        let Asked::NotAsked(Reason::Trigger(fact)) = asked else { panic!("{topic}: {asked:?}") };
        assert_eq!(row[17], fact, "{topic}");
    }
    for kind in Kind::ALL {
        assert!(page.contains(&format!("| `{kind}` |")), "{kind}");
    }
}

#[test]
fn a_charter_of_two_names_is_asked_what_its_kind_always_asks() {
    for (kind, expected) in [
        ("referral", "exchange selling data measures unwinding customers"),
        (
            "resale",
            "limits exchange selling exclusivity competing brand secrecy delivery decisions measures gates rhythm disputes liability unwinding customers integrity",
        ),
        ("co-marketing", "exchange economics marketing brand joint-results data decisions measures"),
        (
            "service",
            "exchange secrecy own-knowledge joint-results delivery service-levels team decisions rhythm disputes liability unwinding",
        ),
        (
            "supply",
            "exchange minimums exclusivity secrecy own-knowledge delivery service-levels decisions disputes liability unwinding",
        ),
        (
            "licence",
            "limits exchange exclusivity competing secrecy own-knowledge joint-results disputes liability unwinding",
        ),
        (
            "co-development",
            "limits structure exchange economics minimums exclusivity competing secrecy own-knowledge joint-results delivery team decisions bodies measures gates rhythm health disputes liability unwinding risks",
        ),
        (
            "joint-venture",
            "limits structure exchange economics exclusivity competing competition-law brand secrecy own-knowledge joint-results equity team decisions bodies measures gates rhythm health disputes unwinding integrity risks",
        ),
        (
            "integration",
            "limits structure exchange exclusivity competing brand secrecy own-knowledge data connection service-levels team decisions bodies measures gates rhythm health disputes liability unwinding customers risks",
        ),
        (
            "programme",
            "exchange selling brand connection service-levels decisions membership measures rhythm disputes liability",
        ),
        (
            "data-sharing",
            "exchange secrecy own-knowledge joint-results data connection delivery service-levels decisions disputes liability unwinding",
        ),
        (
            "consortium",
            "exchange secrecy own-knowledge joint-results delivery team decisions bodies membership rhythm disputes liability unwinding public-duties risks",
        ),
        (
            "foundation",
            "exchange competition-law brand own-knowledge joint-results decisions bodies membership disputes public-duties",
        ),
        ("sponsorship", "exchange brand own-knowledge decisions disputes liability unwinding public-duties"),
        ("memorandum", "secrecy gates"),
        (
            "alliance",
            "limits structure exchange economics minimums exclusivity competing secrecy own-knowledge team decisions bodies measures gates rhythm health disputes liability unwinding risks",
        ),
    ] {
        let kinds = kinds(&format!("kind: {kind}\n"));
        let asked = topics_of_kinds().filter(|topic| kinds.asked(*topic) == Asked::Asked);
        assert_eq!(asked.map(Topic::as_str).collect::<Vec<_>>().join(" "), expected, "{kind}");
        for topic in ["purpose", "owner", "way-out", "always"] {
            assert!(asks(&kinds, topic), "{topic} of {kind}");
        }
    }
}

fn exchange(kind: &str) -> String {
    format!("value: {{exchange: [{{from: alder, to: birch, kind: {kind}, terms: As agreed}}]}}\n")
}

fn term(length: &str) -> String {
    format!("term: {{start: 2026-01-01, length: {length}}}\n")
}

fn staff(party: &str) -> String {
    format!("resources: {{chartering: {{alder: {{people: 1}}, {party}: {{people: 2}}}}}}\n")
}

/// Each topic with a kind that asks it on its trigger, charters in which it holds, and charters in which it nearly does.
#[test]
fn a_topic_is_asked_where_a_fact_of_the_deal_calls_for_it() {
    let cases: Vec<(&str, &str, Vec<String>, Vec<String>)> = vec![
        (
            "limits",
            "supply",
            vec![term("25 months"), "canvas: {horizon: {alder: 1 year, birch: 3 years}}\n".into()],
            vec![term("24 months"), "canvas: {horizon: {alder: 1 year, birch: 12 months}}\n".into()],
        ),
        (
            "structure",
            "supply",
            vec![
                "model: {structure: contractual-project}\n".into(),
                "value: {share_of_annual_resources: {alder: 21%}}\n".into(),
                "growth: [{kind: co-innovation, what: A sensor}]\n".into(),
            ],
            vec![
                "model: {structure: TBD}\n".into(),
                "value: {share_of_annual_resources: {alder: 20%}}\n".into(),
            ],
        ),
        (
            "exchange",
            "memorandum",
            vec![exchange("payment"), "deliverables: [{what: A report, payment: 500 EUR}]\n".into()],
            vec!["value: {exchange: TBD}\n".into(), "deliverables: [{what: A report}]\n".into()],
        ),
        (
            "economics",
            "resale",
            vec!["value: {revenue_split: {alder: 60%, birch: 40%}}\n".into(), exchange("revenue-share")],
            vec!["value: {revenue_split: {alder: 100%, birch: 0%}}\n".into(), exchange("resale-discount")],
        ),
        (
            "minimums",
            "resale",
            vec![
                "canvas: {exclusivity: {alder: {grants: All of Norway}}}\n".into(),
                "contract: {exclusivity: yes}\n".into(),
                "value: {minimums: {alder: [{what: Robots in stock, amount: 30}]}}\n".into(),
            ],
            vec![
                "value: {minimums: {alder: TBD}}\n".into(),
                "canvas: {exclusivity: {alder: {expects: All of Norway, grants: none}}}\n".into(),
                "contract: {exclusivity: no}\n".into(),
            ],
        ),
        (
            "selling",
            "licence",
            vec!["growth: [{kind: co-selling, what: Together}]\n".into(), exchange("introductions")],
            vec!["growth: [{kind: co-marketing, what: A fair}]\n".into(), exchange("royalty")],
        ),
        (
            "marketing",
            "referral",
            vec!["growth: [{kind: co-marketing, what: A fair}]\n".into(), exchange("marketing-allowance")],
            vec!["growth: [{kind: co-selling, what: Together}]\n".into(), exchange("referral-fee")],
        ),
        (
            "exclusivity",
            "referral",
            vec!["canvas: {exclusivity: {alder: {expects: All of Norway}}}\n".into()],
            vec!["canvas: {exclusivity: {alder: {expects: none, grants: none}}}\n".into()],
        ),
        (
            "competing",
            "service",
            vec![
                "parties: {a: {name: A, industry: Printing}, b: {name: B, industry: printing}}\n".into(),
                exchange("software-access"),
            ],
            vec![
                "parties: {a: {name: A, industry: printing}, b: {name: B, industry: banking}}\n".into(),
                exchange("payment"),
            ],
        ),
        (
            "competition-law",
            "resale",
            vec![
                "contract: {price_restrictions: yes}\n".into(),
                format!("contract: {{exclusivity: yes}}\n{}", term("13 months")),
            ],
            vec![
                "contract: {price_restrictions: no}\n".into(),
                format!("contract: {{exclusivity: yes}}\n{}", term("12 months")),
            ],
        ),
        (
            "brand",
            "service",
            vec!["growth: [{kind: co-marketing, what: A fair}]\n".into(), exchange("resale-discount")],
            vec![exchange("payment")],
        ),
        (
            "secrecy",
            "referral",
            vec![exchange("leads"), exchange("software-access")],
            vec![exchange("payment")],
        ),
        (
            "own-knowledge",
            "resale",
            vec![
                "ip: {licences: [{from: alder, to: birch, scope: The app}]}\n".into(),
                exchange("patent-use"),
            ],
            vec!["ip: {licences: []}\n".into(), exchange("goods")],
        ),
        (
            "joint-results",
            "supply",
            vec![
                "model: {facts: {joint_product_development: yes}}\n".into(),
                "growth: [{kind: co-innovation, what: A sensor}]\n".into(),
            ],
            vec!["model: {facts: {joint_product_development: no}}\n".into(), exchange("goods")],
        ),
        (
            "data",
            "resale",
            vec![
                exchange("telemetry"),
                "exit: {data: {handover: 30 days}}\n".into(),
                "value: {exchange: [{from: alder, to: birch, kind: access, terms: Readings of meters}]}\n"
                    .into(),
            ],
            vec![exchange("goods"), "exit: {data: none}\n".into()],
        ),
        (
            "connection",
            "resale",
            vec![
                "model: {facts: {tight_data_integration: yes}}\n".into(),
                "governance: {interface: OpenAPI over HTTPS}\n".into(),
            ],
            vec![
                "model: {facts: {tight_data_integration: no}}\n".into(),
                "governance: {interface: TBD}\n".into(),
            ],
        ),
        (
            "delivery",
            "licence",
            vec![exchange("engineering-services"), "deliverables: [{what: A report}]\n".into()],
            vec![exchange("royalty")],
        ),
        (
            "service-levels",
            "licence",
            vec![exchange("platform-access"), "exit: {data_migration: Within a month}\n".into()],
            vec![exchange("royalty")],
        ),
        (
            "equity",
            "co-development",
            vec!["model: {legal_form: joint-venture}\n".into(), exchange("share-options")],
            vec!["model: {legal_form: alliance-contract}\n".into(), exchange("revenue-share")],
        ),
        (
            "team",
            "supply",
            vec![staff("birch"), "canvas: {effort: {alder: high}}\n".into()],
            vec![
                "resources: {chartering: {alder: {people: TBD}}}\n".into(),
                "canvas: {effort: {alder: medium}}\n".into(),
            ],
        ),
        (
            "decisions",
            "referral",
            vec![
                "governance: {decisions: [{what: Price, decides: alder}]}\n".into(),
                "gates: [{id: first, name: First}]\n".into(),
            ],
            vec!["governance: {decisions: []}\n".into()],
        ),
        (
            "bodies",
            "supply",
            vec![
                "governance: {decisions: [{what: Price, decides: both}]}\n".into(),
                exchange("engineering-services"),
            ],
            vec!["governance: {decisions: [{what: Price, decides: alder}]}\n".into(), exchange("payment")],
        ),
        (
            "membership",
            "sponsorship",
            vec!["parties: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}}\n".into()],
            vec!["parties: {a: {name: A}, b: {name: B}, c: {name: C}}\n".into()],
        ),
        (
            "measures",
            "service",
            vec![
                "value: {minimums: {alder: [{what: Orders, amount: 20}]}}\n".into(),
                "gates: [{id: first, name: First}]\n".into(),
            ],
            vec!["value: {minimums: {alder: []}}\n".into(), exchange("payment")],
        ),
        (
            "gates",
            "service",
            vec![exchange("milestone"), "plan: {trial: {length: 3 months}}\n".into()],
            vec![exchange("payment"), "plan: {trial: TBD}\n".into()],
        ),
        ("rhythm", "referral", vec![term("7 months"), term("perpetual")], vec![term("6 months")]),
        (
            "health",
            "resale",
            vec![format!("{}{}", term("13 months"), staff("birch"))],
            vec![
                term("13 months"),
                format!("{}{}", term("12 months"), staff("birch")),
                format!("{}resources: {{chartering: {{alder: {{people: 1}}}}}}\n", term("13 months")),
            ],
        ),
        ("disputes", "referral", vec![exchange("referral-fee")], vec!["value: {exchange: []}\n".into()]),
        (
            "liability",
            "referral",
            vec!["contract: {governing_law: yes}\n".into()],
            vec!["contract: {}\n".into()],
        ),
        ("unwinding", "co-marketing", vec![exchange("goods"), exchange("leads")], vec![exchange("payment")]),
        (
            "customers",
            "service",
            vec!["referrals: {reward: 5%}\n".into(), "growth: [{kind: co-selling, what: Together}]\n".into()],
            vec!["referrals: TBD\n".into(), exchange("payment")],
        ),
        (
            "public-duties",
            "service",
            vec![
                exchange("public-funding"),
                "parties: {a: {name: A, industry: public transport}, b: {name: B}}\n".into(),
            ],
            vec!["parties: {a: {name: A, industry: publishing}, b: {name: B}}\n".into()],
        ),
        (
            "integrity",
            "service",
            vec!["parties: {a: {name: A, country: GB}, b: {name: B, country: IE}}\n".into()],
            vec!["parties: {a: {name: A, country: GB}, b: {name: B, country: GB}}\n".into()],
        ),
        (
            "risks",
            "supply",
            vec![term("13 months"), "value: {share_of_annual_resources: {birch: 55%}}\n".into()],
            vec![term("12 months"), "value: {share_of_annual_resources: {birch: 5%}}\n".into()],
        ),
    ];
    let tried: Vec<&str> = cases.iter().map(|(topic, ..)| *topic).collect();
    assert_eq!(tried, topics_of_kinds().map(Topic::as_str).collect::<Vec<_>>());
    for (topic, kind, yes, no) in cases {
        for charter in yes {
            assert!(asks(&kinds(&format!("kind: {kind}\n{charter}")), topic), "{topic}: {charter}");
        }
        for charter in no {
            assert!(!asks(&kinds(&format!("kind: {kind}\n{charter}")), topic), "no {topic}: {charter}");
        }
    }
}

#[test]
fn what_could_not_be_read_is_no_trigger() {
    // The length is an error of its own; a term of over six months would ask for meetings.
    assert!(!asks(&kinds("kind: referral\nterm: {start: 2026-01-01, length: 6m}\n"), "rhythm"));
    assert!(asks(&kinds("kind: referral\nterm: {start: 2026-01-01, length: 12 months}\n"), "rhythm"));
}

#[test]
fn of_several_kinds_the_strongest_cell_counts() {
    // Delivery is never asked of a referral, on a trigger of a licence, always of a supply.
    let delivery = |more: &str| kinds(more).asked(Topic::Delivery);
    assert_eq!(delivery("kind: referral\n"), Asked::NotAsked(Reason::Kind));
    assert!(matches!(delivery("kind: [referral, licence]\n"), Asked::NotAsked(Reason::Trigger(_))));
    assert_eq!(delivery("kind: [referral, supply, licence]\n"), Asked::Asked);
    assert_eq!(kinds("kind: [referral, supply, referral]\n").names, ["referral", "supply"]);
    assert_eq!(kinds("kind: platform\n").names, ["programme"]);
}

fn configured(text: &str) -> Configuration {
    let folder = folder(&[("partner.toml", text)]);
    let location = config::locate(folder.path(), None, config::ON_DISK).unwrap().unwrap();
    config::read(location, &rules::names()).unwrap()
}

const OEM: &str = "[kind.oem]\nlike = \"supply\"\nasks = [\"brand\"]\nasks_not = [\"liability\"]\n";

#[test]
fn a_kind_of_the_teams_own_is_a_difference_from_a_built_in_one() {
    let own = configured(OEM).kinds;
    let oem = kinds_by("kind: oem\n", &own);
    assert_eq!(oem.names, ["oem"]);
    // Of a supply minimums, liability and service levels are asked, the brand on its trigger, membership never.
    let topics = ["minimums", "brand", "liability", "service-levels", "membership", "way-out"];
    assert_eq!(topics.map(|topic| asks(&oem, topic)), [true, true, false, true, false, true]);
    // Beside a kind that asks it, liability is asked again.
    assert!(asks(&kinds_by("kind: [oem, resale]\n", &own), "liability"));
    // Without the definition nobody knows what it asks.
    let unknown = kinds("kind: [resale, oem]\n");
    assert_eq!(unknown.origin, Origin::Unknown);
    assert_eq!(unknown.unknown, [(1, "oem".to_owned())]);
    assert!(Topic::ALL.iter().all(|topic| unknown.asked(*topic) == Asked::Asked));
}

#[test]
fn a_kind_is_inferred_from_what_the_charter_shows() {
    for (charter, expected) in [
        (exchange("referral-fee"), "referral"),
        ("growth: [{kind: co-selling, what: Sales, terms: {resale_discount: 25%}}]\n".to_owned(), "resale"),
        ("growth: [{kind: co-marketing, what: A fair}]\n".to_owned(), "co-marketing"),
        (
            format!("{}deliverables: [{{what: A report, payment: 500 EUR}}]\n", exchange("consulting")),
            "service",
        ),
        (exchange("components"), "supply"),
        (format!("ip: {{licences: [{{from: alder, to: birch}}]}}\n{}", exchange("royalty")), "licence"),
        ("model: {facts: {joint_product_development: yes}}\n".to_owned(), "co-development"),
        ("model: {legal_form: joint-venture}\n".to_owned(), "joint-venture"),
        ("governance: {interface: OpenAPI over HTTPS}\n".to_owned(), "integration"),
        (exchange("data"), "data-sharing"),
        (exchange("grant-share"), "consortium"),
        (exchange("dues"), "foundation"),
        (exchange("funding"), "sponsorship"),
        ("contract: {document_name: Memorandum of understanding}\n".to_owned(), "memorandum"),
        (
            "growth: [{kind: co-innovation, what: A}]\ncontract: {document_name: Letter of intent}\n"
                .to_owned(),
            "co-development memorandum",
        ),
        // A reseller is introduced to customers as well.
        (format!("{}growth: [{{kind: co-selling, what: Resale}}]\n", exchange("introductions")), "resale"),
        (String::new(), "alliance"),
        ("kind: TBD\n".to_owned(), "alliance"),
        (exchange("payment"), "alliance"),
        // Opening days make no campaign of rooms and power.
        (format!("{}growth: [{{kind: co-marketing, what: Opening days}}]\n", exchange("rooms")), "alliance"),
    ] {
        let inferred = kinds(&charter);
        assert_eq!(inferred.names.join(" "), expected, "{charter}");
        let Origin::Inferred(signals) = &inferred.origin else { panic!("{charter}") };
        assert_eq!(signals.is_empty(), expected == "alliance", "{charter}");
    }
    assert_eq!(kinds("").line(), "kind: alliance");
    assert_eq!(kinds("kind: [resale, referral]\n").line(), "kind: [resale, referral]");
}

/// How bad the findings of a rule are, how many of them are folded, and how many questions are left out.
fn judged(more: &str, rule: &str) -> (Vec<Severity>, usize, usize) {
    let repository = Repository::load(&Request::Text(charter(more).into_bytes())).unwrap();
    let options = crate::program::options();
    let report = CheckReport::of(&repository, &options);
    let judged = &report.partnerships[0];
    let found: Vec<_> = judged.active().filter(|finding| finding.rule == rule).collect();
    let folded = found.iter().filter(|finding| judged.is_folded(finding)).count();
    let severities = found.iter().map(|finding| finding.severity).collect();
    (severities, folded, judged.left_out.values().sum())
}

#[test]
fn a_written_kind_leaves_questions_out_and_an_inferred_one_folds_them() {
    // A referral is not asked for risks.
    let (found, folded, left_out) = judged("referrals: {reward: 5%}\n", "risks-missing");
    assert_eq!((found.len(), folded, left_out), (1, 1, 0));
    let (found, _, left_out) = judged("kind: referral\nreferrals: {reward: 5%}\n", "risks-missing");
    assert!(found.is_empty() && left_out > 0);
    // Of an alliance risks are asked.
    let (found, folded, _) = judged("", "risks-missing");
    assert_eq!((found.len(), folded), (1, 0));
}

#[test]
fn a_kind_silences_no_defect() {
    // Competing is never asked of a referral, and a long non-compete is told all the same.
    let long = "exit: {non_compete: {length: 5 years}}\n";
    assert_eq!(
        judged(long, "exit-non-compete-long").0,
        judged(&format!("kind: referral\n{long}"), "exit-non-compete-long").0
    );
    assert_eq!(judged(&format!("kind: referral\n{long}"), "exit-non-compete-long").0.len(), 1);
}

#[test]
fn of_a_memorandum_little_is_an_error() {
    let at = |kind: &str, rule: &str| judged(&format!("kind: {kind}\n"), rule).0;
    assert_eq!(at("alliance", "gate-schedule-missing"), [Severity::Error]);
    assert_eq!(at("memorandum", "gate-schedule-missing"), [Severity::Error]);
    assert_eq!(at("memorandum", "exit-clause-missing"), [Severity::Error]);
    // Where something is made together, both are asked whose it is after the end.
    let made = |kind: &str| {
        let more = "growth: [{kind: co-innovation, what: A sensor}]\nexit: {notice: 30 days}\n";
        judged(&format!("kind: {kind}\n{more}"), "exit-ip-missing").0
    };
    assert_eq!(made("alliance"), [Severity::Error]);
    assert_eq!(made("memorandum"), [Severity::Warning]);
    // Beside a kind that binds, a memorandum changes nothing.
    assert_eq!(made("[memorandum, alliance]"), [Severity::Error]);
    // A list of which too few questions are asked holds nobody up.
    let begun = |kind: &str| {
        let exit = "exit: {notice: 30 days, ip: Each keeps its own., transition: 60 days}\n";
        judged(&format!("kind: {kind}\n{exit}"), "readiness-paused").0.len()
    };
    assert_eq!((begun("alliance"), begun("memorandum")), (1, 0));
}

/// What the program says of a charter in JSON.
fn told(more: &str) -> Value {
    let folder = folder(&[("pair/charter.yaml", &charter(more)), ("partner.toml", OEM)]);
    let output = run(folder.path(), "100", &["check", "--as-of", "2026-07-10", "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn json_says_what_kind_it_is_and_what_that_leaves_out() {
    let kind = |more: &str| told(more)["partnerships"][0]["kinds"].clone();
    let written = kind("kind: oem\n");
    assert_eq!((&written["how"], &written["names"][0]), (&"written".into(), &"oem".into()));
    assert_eq!(written["inferred_from"].as_array().unwrap().len(), 0);
    let liability = written["topics_not_asked"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["topic"] == "liability")
        .unwrap()
        .clone();
    assert!(liability["asked_where"].is_null());
    let inferred = kind("referrals: {reward: 5%}\n");
    assert_eq!((&inferred["how"], &inferred["to_write"]), (&"inferred".into(), &"kind: referral".into()));
    assert_eq!(inferred["inferred_from"][0]["path"], "referrals");
    let unknown = kind("kind: resle\n");
    assert_eq!(unknown["how"], "unknown");
    assert_eq!(unknown["topics_not_asked"].as_array().unwrap().len(), 0);
    let report = told("kind: resle\n");
    let findings = report["findings"].as_array().unwrap();
    let finding = findings.iter().find(|it| it["rule"] == "partnership-kind-unknown").unwrap();
    assert_eq!(finding["message"], "no kind of partnership is called `resle`");
    assert_eq!(finding["help"], "did you mean `resale`?");
}

#[test]
fn what_a_kind_never_asks_leaves_the_tally() {
    let lists = |more: &str| {
        let report = told(more);
        let lists = report["partnerships"][0]["readiness"].as_array().unwrap().clone();
        let told = |list: &Value| {
            let not_asked = list["not_asked"].as_array().cloned().unwrap_or_default();
            let not_asked: Vec<&str> = not_asked.iter().map(|it| it.as_str().unwrap()).collect();
            format!("{} {}: {}", list["checklist"].as_str().unwrap(), list["of"], not_asked.join(" "))
        };
        lists.iter().map(told).collect::<Vec<_>>()
    };
    // Neither people nor health checks are asked of a referral.
    assert_eq!(
        lists("kind: referral\n"),
        ["signing 6: resource_commitments health_checks", "fit 5: resource_commitment"]
    );
    assert_eq!(lists("referrals: {reward: 5%}\n"), ["signing 8: ", "fit 6: "]);
    // Of a memorandum four of eight are left: canvas, governance, communication and exit.
    assert_eq!(lists("kind: memorandum\n"), ["fit 4: resource_commitment clear_metrics"]);
    // Answered, the list is judged as far as it is asked.
    assert_eq!(
        lists("kind: memorandum\nchecklists: {signing: {exit_process: yes}}\n")[0],
        "signing 4: shared_metrics resource_commitments conflict_protocol health_checks"
    );
}

#[test]
fn what_the_kind_asks_first_comes_first() {
    // Of a sharing of data: when is it gone? Of a joint venture of halves: who breaks a tie?
    let head = "partner: charter/v1\nname: Two\nstage: operation\nparties: {a: {name: A}, b: {name: B}}\n";
    let rest = "term: {start: 2026-01-01, length: 2 years}\nexit: {notice: 30 days, conditions: [breach]}\n";
    let sharing = format!(
        "{head}{rest}kind: data-sharing\nvalue: {{exchange: [{{from: a, to: b, kind: data, terms: Records of patients}}]}}\n"
    );
    let venture = format!(
        "{head}{rest}kind: joint-venture\nmodel: {{legal_form: joint-venture, structure: integrated-alliance, \
         equity: {{a: 50%, b: 50%}}, board: {{seats: {{a: 2, b: 2}}}}}}\ncanvas: {{exclusivity: {{a: {{expects: none, grants: All of it}}, b: {{expects: all, grants: none}}}}}}\n"
    );
    for (charter, first, later) in [
        (sharing, "exit-data-missing", "exit-ip-missing"),
        (venture, "deadlock-breaker-missing", "exclusivity-traps"),
    ] {
        let folder = crate::program::folder(&[("charter.yaml", &charter)]);
        let report = crate::program::run(
            folder.path(),
            "100",
            &["check", "--format", "json", "--as-of", "2026-07-10"],
        );
        let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
        let rank = |rule: &str| {
            let findings = report["findings"].as_array().unwrap();
            let found = findings.iter().find(|it| it["rule"] == rule).unwrap_or_else(|| panic!("no {rule}"));
            assert_ne!(found["shown"], "section", "{rule}");
            found["rank"].as_u64().unwrap()
        };
        assert!(rank(first) < rank(later), "{first} after {later}");
    }
}
