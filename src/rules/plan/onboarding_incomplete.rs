use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::plan::{Onboarding, Plan};
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration};
use crate::finding::Place;
use crate::grammar::{alternatives, counted, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no onboarding sprint before signature, or an incomplete one
    "onboarding-incomplete",
    severity: Advice, from: Negotiation, until: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "When does the onboarding sprint start?",
    at: "plan.onboarding.start", example: "2026-03-02", concerns: All,
    question: "How long does the onboarding sprint last?",
    at: "plan.onboarding.length", example: "2 weeks", concerns: All,
    question: "Who facilitates the onboarding sprint?",
    at: "plan.onboarding.facilitator", example: "Noor Bakker", concerns: All,
    question: "What does the onboarding sprint result in?",
    at: "plan.onboarding.results", example: "profiles, access, kickoff", concerns: All,
    authority: ["S0", "S1"],
    why: "what the teams do not settle at the start surfaces in front of customers",
    policy: [onboarding_most],
    check: Partnership(check),
}

/// What the sprint leaves, and the words by which it is known.
const RESULTS: [(&str, &[&str]); 3] =
    [("profiles", &["profile"]), ("access", &["access"]), ("kickoff", &["kickoff", "kick-off", "kick off"])];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let is_signed = plan.signed.is_invalid() || plan.signed.get().is_some_and(|day| *day <= subject.as_of);
    if subject.stage < Stage::Negotiation || subject.is_informal() || is_signed {
        return;
    }
    match &plan.onboarding {
        Field::Given(onboarding) => {
            report_gaps(subject, drafts, onboarding);
            report_days(subject, drafts, plan, onboarding);
        }
        Field::Open => {
            drafts.at_key("plan.onboarding", "onboarding undecided").help(whole(subject.policy));
        }
        Field::Missing if !has_results_of_its_own(subject) => {
            drafts
                .at_key("plan.onboarding", "no onboarding of both teams before signature")
                .help(whole(subject.policy));
        }
        Field::Missing | Field::Invalid => {}
    }
}

fn whole(policy: &Policy) -> String {
    format!(
        "agree on a joint sprint, and add `onboarding:` to `plan` with `start:`, {}, `facilitator:` (a neutral person) and `results:` (profiles, access, kickoff)",
        length(policy)
    )
}

/// The length to write: the longest that the policy allows.
fn length(policy: &Policy) -> String {
    format!("`length: {}`", counted(policy.onboarding_most, "day"))
}

/// Whoever has completed the canvas together and the three sections that the sprint is for has had it in another form.
fn has_results_of_its_own(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    // A section that cannot be read may be one of them.
    !charter.canvas.and(|canvas| &canvas.completed).is_missing()
        && !charter.governance.is_missing()
        && !charter.metrics.is_missing()
        && !charter.communication.is_missing()
}

fn report_gaps(subject: &Subject<'_>, drafts: &mut Drafts<'_>, onboarding: &Onboarding) {
    let length = length(subject.policy);
    let results = &onboarding.results;
    let said: Vec<String> =
        results.get().into_iter().flat_map(|it| it.values()).map(|it| it.as_str().to_lowercase()).collect();
    let is_unclear =
        results.is_invalid() || results.get().is_some_and(|it| it.0.iter().any(Field::is_invalid));
    let is_there = |words: &[&str]| words.iter().any(|word| said.iter().any(|said| said.contains(word)));
    let absent: Vec<&str> = RESULTS
        .into_iter()
        .filter(|(_, words)| !is_unclear && !is_there(words))
        .map(|(result, _)| result)
        .collect();
    let listed = format!("{} in its results", series(&absent));
    let with = format!("`results:` with {}", series(&absent));
    let gaps: Vec<(&str, &str, &str)> = [
        ("start", onboarding.start.is_missing(), "start date", "`start:`"),
        ("length", onboarding.length.is_missing(), "length", length.as_str()),
        (
            "facilitator",
            onboarding.facilitator.is_missing(),
            "neutral facilitator",
            "`facilitator:` (a neutral person)",
        ),
        ("results", !absent.is_empty(), listed.as_str(), with.as_str()),
    ]
    .into_iter()
    .filter_map(|(key, is_gap, what, write)| is_gap.then_some((key, what, write)))
    .collect();
    let path = match gaps.as_slice() {
        [] => return,
        [(key, ..)] => format!("plan.onboarding.{key}"),
        _ => "plan.onboarding".to_owned(),
    };
    let whats: Vec<&str> = gaps.iter().map(|(_, what, _)| *what).collect();
    let write: Vec<&str> = gaps.iter().map(|(.., write)| *write).collect();
    drafts
        .at_key(path, format!("onboarding has no {}", alternatives(&whats)))
        .help(format!("agree and add to `plan.onboarding`: {}", series(&write)));
}

fn report_days(subject: &Subject<'_>, drafts: &mut Drafts<'_>, plan: &Plan, onboarding: &Onboarding) {
    let most = subject.policy.onboarding_most;
    let Some(length) = onboarding.length.get() else { return };
    if length.approximate_days() > most {
        drafts
            .at_value(
                "plan.onboarding.length",
                format!("onboarding of {length} exceeds {}", counted(most, "day")),
            )
            .help(format!(
                "limit it to {} and what both teams need to begin, and leave the rest to the phases",
                counted(most, "day")
            ));
    }
    let last = onboarding.start.get().and_then(|start| last_day(*start, length));
    if let Some((last, signed)) = last.zip(plan.signed.get()).filter(|(last, signed)| last > *signed) {
        drafts
            .at_value(
                "plan.onboarding.start",
                format!("onboarding ends on {last}, after signature on {signed}"),
            )
            .also(&Place::value("plan.signed"), "the signature")
            .help("move it before signature, so that both sign what they have tried");
    }
}

fn last_day(start: Date, length: &Duration) -> Option<Date> {
    start.plus(length)?.minus(&Duration::of_days(1))
}
