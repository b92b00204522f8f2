use crate::document::charter::risks::Risk;
use crate::document::scalar::{Id, Text};
use crate::document::{Field, NoneOr, contains_any};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no risk covers regulation, although a party works in a regulated industry
    "regulation-unwatched",
    severity: Advice, from: Launch,
    nature: Gap(Risks), consequence: Unsaid,
    question: "Which change of regulation would affect the partnership?",
    also_at: "risks", example: "the licence to lend is withdrawn", concerns: All,
    authority: ["S3"],
    why: "a change of regulation for one party can stop the business of both",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(risks) = charter.risks.get().filter(|risks| !risks.is_empty()) else { return };
    if subject.is_informal() || risks.0.iter().any(Field::is_invalid) {
        return;
    }
    let parties = charter.parties.get();
    let industry = |party: &str| parties.and_then(|it| it.get(party)?.get()).and_then(|it| it.industry.get());
    let regulated: Vec<(&str, &str)> = subject
        .parties()
        .into_iter()
        .filter_map(|party| Some((party, industry(party)?.as_str())))
        .filter(|(_, industry)| is_regulated(industry))
        .collect();
    let Some(((first, industry), others)) = regulated.split_first() else { return };
    if risks.values().any(speaks_of_rules) {
        return;
    }
    let mut draft = drafts
        .at_key(
            "risks",
            format!(
                "no risk on regulation, although {} works in a regulated industry ({industry})",
                charter.party_name(first)
            ),
        )
        .also(&Place::value(format!("parties.{first}.industry")), "regulated")
        .help(
            "name who follows regulation for all parties, and add a risk on it to `risks` with that person as `owner:`",
        );
    for (party, industry) in others {
        draft = draft.also(
            &Place::value(format!("parties.{party}.industry")),
            format!("{} too ({industry})", charter.party_name(party)),
        );
    }
}

/// Beginnings of words that name an industry under a supervisor of its own.
const REGULATED: &[&str] = &[
    "bank",
    "lending",
    "credit",
    "insur",
    "financ",
    "fintech",
    "payment",
    "invest",
    "securit",
    "asset",
    "health",
    "medic",
    "pharma",
    "biotech",
    "diagnos",
    "hospital",
    "clinic",
    "energy",
    "electric",
    "gas",
    "nuclear",
    "telecom",
    "aviation",
    "airline",
    "aerospace",
    "defence",
    "defense",
    "gambling",
    "betting",
    "tobacco",
    "cannabis",
    "rail",
];

fn is_regulated(industry: &str) -> bool {
    let industry = industry.to_lowercase();
    // "Cyber security" is a trade, "securities" is a supervised one.
    let mut words = industry.split(|c: char| !c.is_alphanumeric()).filter(|word| *word != "security");
    words.any(|word| REGULATED.iter().any(|begin| word.starts_with(begin)))
}

fn speaks_of_rules(risk: &Risk) -> bool {
    let what = risk.what.get().and_then(NoneOr::value);
    let answers =
        [&risk.mitigation, &risk.contingency, &risk.reason].into_iter().filter_map(|text| text.get());
    let id = risk.id.get().map(Id::as_str);
    id.into_iter()
        .chain(what.into_iter().chain(answers).map(Text::as_str))
        .any(|text| contains_any(&text.to_lowercase(), RULES))
}

/// Beginnings of words, and words, by which a risk is on regulation.
const RULES: &[&str] = &[
    "regulat",
    "supervis",
    "complian",
    "legislat",
    "authorit",
    "licence",
    "license",
    "certif",
    "notified body",
    "rule-change",
    "rule change",
    "directive",
    "law ",
];
